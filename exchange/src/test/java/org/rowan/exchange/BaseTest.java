package org.rowan.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseTest {
    private static final Base BASE = Base.of("https://lists.example.org:8443/sharing/");

    @Test
    void what_lies_below_the_base_is_followed() {
        assertThat(BASE.follow("/v2/entries?start=3", "/v2/entries"))
                .hasValueSatisfying(uri ->
                        assertThat(uri).hasToString("https://lists.example.org:8443/sharing/v2/entries?start=3"));
        assertThat(BASE.follow("HTTPS://LISTS.example.org:8443/sharing/v2/entries/?a=1", "/v2/entries"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://lists.example.org:8443/sharing/v2/entries",
                "https://lists.example.org/sharing/v2/entries",
                "https://lists.example.org.evil.example:8443/sharing/v2/entries",
                "https://evil.example:8443/sharing/v2/entries",
                "https://lists.example.org:8443@evil.example/sharing/v2/entries",
                "https://user@lists.example.org:8443/sharing/v2/entries",
                "https://lists.example.org:8443/sharing/v2/entriesandmore",
                "https://lists.example.org:8443/other/v2/entries",
                "//evil.example/v2/entries",
                "/v2/../../admin",
                "/v2/entries/../../admin",
                "/v2/entries/%2e%2e/%2E%2e/admin",
                "/v2/entries/..%2fadmin",
                "\\\\evil.example\\v2\\entries",
                "/v2/entries#fragment",
                "/v2/entries?a=b\r\nHost: evil.example",
                "/v2/entries?a=\u0000",
                "file:///etc/hostname",
                "v2/entries",
                "@evil.example/v2/entries",
                ""
            })
    void what_leads_elsewhere_is_not_followed(String next) {
        assertThat(BASE.follow(next, "/v2/entries")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://lists.example.org/",
                "ftp://lists.example.org/",
                "https://user:word@lists.example.org/",
                "https://lists.example.org/?token=1",
                "https://lists.example.org/#here",
                "https://lists.example.org/a/../b",
                "http://localhost.example.org/",
                "http://127.0.0.1.example.org/",
                "lists.example.org",
                "not a url"
            })
    void an_unsafe_base_address_is_refused_and_not_repeated(String address) {
        assertThatThrownBy(() -> Base.of(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("word")
                .hasMessageNotContaining("token=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:80/x", "http://localhost/x", "http://[::1]:9/x", "https://h.example/x"})
    void a_simulator_on_this_machine_may_speak_plainly(String address) {
        assertThat(Base.of(address).at("/y").toString()).endsWith("/x/y");
    }
}
