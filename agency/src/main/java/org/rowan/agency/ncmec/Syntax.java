package org.rowan.agency.ncmec;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/// Whether a text is a URL, an e-mail address or an IP address, as the CyberTipline accepts them. Never
/// looks a name up.
final class Syntax {
    private static final int MAX_URL = 2083;
    private static final int MAX_EMAIL = 255;
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6_SHAPE = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern EMAIL =
            Pattern.compile("(?=[^@]{1,64}@)" + ATOM + "(\\." + ATOM + ")*@" + LABEL + "(\\." + LABEL + ")+");

    private Syntax() {}

    static boolean isUrl(String value) {
        if (value.length() > MAX_URL || !value.chars().allMatch(c -> c > 0x20 && c < 0x7F)) {
            return false;
        }
        try {
            URI uri = new URI(value);
            return uri.isAbsolute() && !uri.isOpaque() && uri.getRawAuthority() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    static boolean isEmail(String value) {
        return value.length() <= MAX_EMAIL && EMAIL.matcher(value).matches();
    }

    static boolean isIp(String value) {
        if (IPV4.matcher(value).matches()) {
            return true;
        }
        if (!IPV6_SHAPE.matcher(value).matches()) {
            return false;
        }
        try {
            InetAddress.ofLiteral(value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// Percent-encodes what a URL may not hold (spaces, control characters, everything beyond ASCII) and
    /// touches nothing else. The caller checks the result and keeps the raw form.
    static String percentEncoded(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        for (byte b : raw.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            int c = b & 0xFF;
            if (c > 0x20 && c < 0x7F && "\"<>\\^`{|}".indexOf(c) < 0) {
                out.append((char) c);
            } else {
                out.append('%').append("%02X".formatted(c));
            }
        }
        return out.toString();
    }
}
