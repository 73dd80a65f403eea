package org.rowan.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rowan.base.Bytes;

class JsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":[1,2.50,-3e7,true,false,null,\"x\\\"\\\\\\n\"],\"b\":{}}",
                "[]",
                "\"\"",
                "12345678901234567890",
                "{\"é\":\"😀\"}"
            })
    void what_was_read_is_written_the_same(String text) throws Json.Malformed {
        Json json = Json.parse(Bytes.utf8(text));
        assertThat(Json.parse(Bytes.utf8(json.write()))).isEqualTo(json);
        assertThat(json.write()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1,",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1} {}",
                "{a:1}",
                "<html>",
                "nul",
                "[1,]",
                "\u0000",
                "NaN",
                "// x\n1"
            })
    void what_is_no_json_is_nothing(String text) {
        assertThatThrownBy(() -> Json.parse(Bytes.utf8(text))).isInstanceOf(Json.Malformed.class);
    }

    @Test
    void depth_length_and_number_are_bounded() {
        for (String text : new String[] {
            "[".repeat(100_000),
            "\"" + "x".repeat(2 << 20) + "\"",
            "9".repeat(100_000),
            "{\"" + "n".repeat(10_000) + "\":1}",
            "[" + "1,".repeat(2_100_000) + "1]"
        }) {
            assertThatThrownBy(() -> Json.parse(Bytes.utf8(text))).isInstanceOf(Json.Malformed.class);
        }
    }

    @Test
    void a_value_does_not_print() throws Json.Malformed {
        assertThat(Json.parse(Bytes.utf8("{\"a\":[\"secret\",4711]}")).toString())
                .doesNotContain("secret")
                .doesNotContain("4711");
    }
}
