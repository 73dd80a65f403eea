package org.rowan.franking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The example in the description of the scheme is what the code makes: it is this module's own vector.
class FormatExampleTest {
    private static final Path DOCUMENT = Path.of(System.getProperty("rowan.root", ".."), "docs/formats/vfr-1.md");

    private static Map<String, Octets> example() {
        Octets payload = Chat.payload().encode();
        Stamp stamp = Chat.stamp(Chat.accepted(payload));
        ReportIds ids = new ReportIds(Chat.bytes("the key of report ids", 32));
        Map<String, Octets> example = new LinkedHashMap<>();
        example.put("K[41]", Chat.bytes("the key of the epoch", 32));
        example.put("fk", Chat.key().bytes());
        example.put("P", payload);
        example.put("cid", Payload.cid(payload));
        example.put("C", Chat.key().commit(payload).bytes());
        example.put("T", stamp.tagContext());
        example.put("RT", stamp.tag());
        example.put("Kr", Chat.bytes("the key of report ids", 32));
        example.put("report_id", ids.reportId(Chat.ANNA, stamp.tag()));
        example.put("cluster_id", ids.clusterId(Chat.BRUNO, payload));
        return example;
    }

    @Test
    void the_example_in_the_description_is_what_the_code_makes() throws IOException {
        StringBuilder table = new StringBuilder("```text\n");
        example()
                .forEach((name, bytes) ->
                        table.append(name).append(" = ").append(bytes.hex()).append('\n'));
        table.append("```");

        assertThat(Files.readString(DOCUMENT)).contains(table);
    }
}
