package org.rowan.exchange.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.exchange.Secret;

/// Against the examples that AWS publishes with its description of the signature, with the key that
/// documentation has used ever since.
class SigV4Test {
    private static final SigV4 SIGNING = new SigV4(
            new AccessKey(
                    "AKIAIOSFODNN7EXAMPLE", new Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"), Optional.empty()),
            "us-east-1");
    private static final Instant AT = Instant.parse("2013-05-24T00:00:00Z");
    private static final String HOST = "https://examplebucket.s3.amazonaws.com";

    private static String signature(String method, String path, Map<String, String> headers, String body) {
        String header = SIGNING.sign(method, URI.create(HOST + path), headers, Bytes.utf8(body), AT)
                .getOrDefault("authorization", "");
        return header.substring(header.indexOf("Signature=") + "Signature=".length());
    }

    @Test
    void an_object_with_a_range_is_signed_as_published() {
        assertThat(signature("GET", "/test.txt", Map.of("Range", "bytes=0-9"), ""))
                .isEqualTo("f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void an_upload_with_a_body_and_a_dollar_in_its_key_is_signed_as_published() {
        assertThat(signature(
                        "PUT",
                        "/" + StoreAddress.encode("test$file.text", true),
                        Map.of("Date", "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class", "REDUCED_REDUNDANCY"),
                        "Welcome to Amazon S3."))
                .isEqualTo("98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }

    @Test
    void a_parameter_without_a_value_is_signed_as_published() {
        assertThat(signature("GET", "/?lifecycle=", Map.of(), ""))
                .isEqualTo("fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
    }

    @Test
    void a_list_is_signed_as_published() {
        assertThat(signature("GET", "/?max-keys=2&prefix=J", Map.of(), ""))
                .isEqualTo("34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    }

    @Test
    void anything_else_than_what_was_signed_has_another_signature() {
        String signed = signature("GET", "/?max-keys=2&prefix=J", Map.of(), "");
        assertThat(signature("HEAD", "/?max-keys=2&prefix=J", Map.of(), "")).isNotEqualTo(signed);
        assertThat(signature("GET", "/?max-keys=2&prefix=K", Map.of(), "")).isNotEqualTo(signed);
        assertThat(signature("GET", "/?max-keys=2&prefix=J", Map.of("If-Match", "x"), ""))
                .isNotEqualTo(signed);
        assertThat(signature("GET", "/?max-keys=2&prefix=J", Map.of(), "x")).isNotEqualTo(signed);
    }

    @Test
    void a_key_never_prints_its_secret() {
        assertThat(SIGNING.toString()).doesNotContain("wJalr");
    }
}
