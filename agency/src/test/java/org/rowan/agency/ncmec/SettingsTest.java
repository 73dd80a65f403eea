package org.rowan.agency.ncmec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @ParameterizedTest
    @CsvSource({
        "https://report.cybertip.org/ispws,PRODUCTION",
        "https://REPORT.cybertip.org/ispws,PRODUCTION",
        "https://exttest.cybertip.org/ispws,TEST",
        "http://127.0.0.1:8080/ispws,SIMULATED",
        "http://localhost:8080/ispws,SIMULATED",
        "http://[::1]:8080/ispws,SIMULATED"
    })
    void the_environment_is_told_by_the_host(String base, Environment environment) {
        assertThat(Environment.of(URI.create(base))).isEqualTo(environment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://report.cybertip.org/ispws",
                "http://exttest.cybertip.org/ispws",
                "https://example.org/ispws",
                "https://report.cybertip.org.example.org/ispws",
                "https://user:password@report.cybertip.org/ispws",
                "https://127.0.0.1.example.org/ispws",
                "https://192.0.2.1/ispws",
                "ftp://127.0.0.1/ispws",
                "ispws"
            })
    void any_other_address_is_refused(String base) {
        assertThatThrownBy(() -> Environment.of(URI.create(base))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void credentials_do_not_print_and_need_both_parts() {
        Credentials credentials = new Credentials("drill", "tr4ns1t");
        NcmecSettings settings = NcmecSettings.of(URI.create("http://127.0.0.1:1/ispws"), credentials);
        assertThat(credentials + settings.toString()).doesNotContain("tr4ns1t", "drill");
        assertThatThrownBy(() -> new Credentials("a:b", "tr4ns1t"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("tr4ns1t");
        assertThatThrownBy(() -> new Credentials("drill", "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_base_with_or_without_a_slash_leads_to_the_same_address() {
        Credentials credentials = new Credentials("drill", "tr4ns1t");
        assertThat(NcmecSettings.of(URI.create("http://127.0.0.1:1/ispws/"), credentials)
                        .at("/submit"))
                .isEqualTo(NcmecSettings.of(URI.create("http://127.0.0.1:1/ispws"), credentials)
                        .at("/submit"));
    }
}
