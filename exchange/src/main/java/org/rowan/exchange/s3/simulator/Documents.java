package org.rowan.exchange.s3.simulator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the simulated store writes and reads.
final class Documents {
    private static final Pattern TAG = Pattern.compile("<Key>([^<]*)</Key><Value>([^<]*)</Value>");

    private Documents() {}

    static String list(List<Map.Entry<String, Kept>> page, boolean more) {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListBucketResult"
                + " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><EncodingType>url</EncodingType>");
        for (Map.Entry<String, Kept> entry : page) {
            text.append("<Contents><Key>").append(encoded(entry.getKey())).append("</Key><Size>");
            text.append(entry.getValue().content().length()).append("</Size></Contents>");
        }
        text.append("<IsTruncated>").append(more).append("</IsTruncated>");
        if (more) {
            text.append("<NextContinuationToken>after-")
                    .append(encoded(page.getLast().getKey()))
                    .append("</NextContinuationToken>");
        }
        return text.append("</ListBucketResult>").toString();
    }

    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8);
    }

    static String tags(Map<String, String> tags) {
        StringBuilder text = new StringBuilder("<Tagging><TagSet>");
        tags.forEach((name, value) -> text.append("<Tag><Key>%s</Key><Value>%s</Value></Tag>".formatted(name, value)));
        return text.append("</TagSet></Tagging>").toString();
    }

    static Map<String, String> tags(String document) {
        Map<String, String> tags = new TreeMap<>();
        Matcher matcher = TAG.matcher(document);
        while (matcher.find()) tags.put(matcher.group(1), matcher.group(2));
        return tags;
    }
}
