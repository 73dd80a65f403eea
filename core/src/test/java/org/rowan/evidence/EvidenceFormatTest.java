package org.rowan.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.base.Hmac;

/// The values of the shared vectors `evidence-keys-v1`, and of RFC 5869.
class EvidenceFormatTest {

    @Test
    void two_shares_give_the_case_key_of_the_vectors() {
        var shares = new CaseKeys.Shares(
                Bytes.ofHex("52365a084db1a3c66d807e6a9890cc6db68c30e9f4ffd040f99ad9bc51a2182c"),
                Bytes.ofHex("82d448ffc67c3253ecb9d434474b7476b3dd920c3e9b8f5a07ba29ff8dc5a841"));

        assertThat(CaseKeys.derive("case-0001", shares).hex())
                .isEqualTo("f3f3b26e1471c604a4b658583caf65fc8315be550716acc22e1cabe6fe3ca7f6");
        assertThat(CaseKeys.derive("case-0002", shares)).isNotEqualTo(CaseKeys.derive("case-0001", shares));
        assertThat(CaseKeys.derive("case-0001", new CaseKeys.Shares(shares.custodian(), shares.service())))
                .isNotEqualTo(CaseKeys.derive("case-0001", shares));
        assertThat(shares).hasToString("[shares]");
    }

    @Test
    void the_header_is_the_bytes_of_the_vectors() {
        var header =
                new EvidenceHeader("case-0001", Bytes.ofHex("941d080344830d93a54ac16d52555d0b"), 108, "text/plain");

        assertThat(header.bytes().hex())
                .isEqualTo("45564f3109636173652d30303031941d080344830d93a54ac16d52555d0b000000000000006c0a74657874"
                        + "2f706c61696e");
    }

    @Test
    void the_id_of_an_object_key_is_that_of_the_vectors() {
        assertThat(Sealed.keyId(Bytes.ofHex("6578616d706c6520777261707065642064656b"))
                        .hex())
                .isEqualTo("29ce85708577106c8794ecd0e77274175ee07fa2c56d0b4a0e1597ec4081cb6b");
    }

    @Test
    void hkdf_agrees_with_the_test_cases_of_rfc_5869() {
        assertThat(Hmac.hkdf(
                                Bytes.ofHex("000102030405060708090a0b0c"),
                                Bytes.ofHex("0b".repeat(22)),
                                Bytes.ofHex("f0f1f2f3f4f5f6f7f8f9"),
                                42)
                        .hex())
                .isEqualTo("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
        assertThat(Hmac.hkdf(Bytes.empty(), Bytes.ofHex("0b".repeat(22)), Bytes.empty(), 42)
                        .hex())
                .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
    }

    @Test
    void a_header_that_could_be_read_two_ways_is_refused() {
        Bytes id = Bytes.adopt(new byte[16]);
        assertThatThrownBy(() -> new EvidenceHeader("", id, 1, "image/png")).hasMessageContaining("case id");
        assertThatThrownBy(() -> new EvidenceHeader("a b", id, 1, "image/png")).hasMessageContaining("case id");
        assertThatThrownBy(() -> new EvidenceHeader("c", id, -1, "image/png")).hasMessageContaining("length");
        assertThatThrownBy(() -> new EvidenceHeader("c", id, 1, "image/png; q=1"))
                .hasMessageContaining("media type");
        assertThatThrownBy(() -> new EvidenceHeader("c", id.slice(1, 16), 1, "image/png"))
                .hasMessageContaining("16 bytes; got 15");
    }

    @Test
    void a_share_of_another_length_is_refused() {
        Bytes whole = Bytes.adopt(new byte[32]);
        assertThatThrownBy(() -> new CaseKeys.Shares(whole, whole.slice(1, 32))).hasMessageContaining("32 and 31");
    }
}
