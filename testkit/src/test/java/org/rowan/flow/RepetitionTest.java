package org.rowan.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.base.Hmac;
import org.rowan.base.Personal;
import org.rowan.cases.Account;
import org.rowan.cases.Item;
import org.rowan.cases.Surface;
import org.rowan.incident.IpCapture;
import org.rowan.port.Asked;
import org.rowan.screening.Screening.ClientPdq;
import org.rowan.signal.Digests;
import org.rowan.signal.PdqHash;
import org.rowan.testkit.contracts.Stated;

class RepetitionTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Submission FILE = submission(new Submission.File(Bytes.utf8("content")));
    private static final Submission HASHES = submission(new Submission.Hashes(
            List.of(
                    Digests.of(Bytes.utf8("content")).md5(),
                    Digests.of(Bytes.utf8("content")).sha256()),
            Optional.of(new ClientPdq(PdqHash.parse("0123456789abcdef".repeat(4)), 90))));

    private static Submission submission(Submission.Payload payload) {
        return new Submission("client-one", "key-1", item("item-1", Optional.of(said("picture.png"))), payload);
    }

    private static Item item(String id, Optional<Personal<String>> fileName) {
        return new Item(
                id,
                Surface.PUBLIC_POST,
                new Account(
                        said("account-1"),
                        Optional.of(said("screen")),
                        Optional.of(said("display")),
                        Optional.of(said("a@example.org")),
                        Optional.of(said("https://example.org/p"))),
                NOON,
                Optional.of(new IpCapture(said("192.0.2.7"), Optional.of(40_000), NOON)),
                fileName,
                Optional.of(said("https://example.org/u")),
                Optional.of(true),
                Optional.of(Stated.all()));
    }

    private static Personal<String> said(String text) {
        return new Personal<>(text);
    }

    @Test
    void the_same_request_again_is_the_same() {
        assertThat(Repetition.asked(submission(FILE.payload()))).isEqualTo(Repetition.asked(FILE));
        assertThat(Repetition.asked(submission(HASHES.payload()))).isEqualTo(Repetition.asked(HASHES));
    }

    @Test
    void a_request_that_differs_in_any_one_thing_is_another() {
        for (Submission one : List.of(FILE, HASHES)) {
            Asked asked = Repetition.asked(one);
            for (Alterations.Altered altered : Alterations.of(one)) {
                Asked other = Repetition.asked((Submission) altered.value());
                assertThat(other.content()).as(altered.path()).isNotEqualTo(asked.content());
                boolean sameKey =
                        altered.path().startsWith(".item") || altered.path().startsWith(".payload");
                assertThat(other.keyDigest().equals(asked.keyDigest()))
                        .as(altered.path())
                        .isEqualTo(sameKey);
            }
        }
    }

    @Test
    void no_item_can_pass_for_another_by_what_stands_in_it() {
        Submission split = new Submission(
                "client-one", "key-1", item("item-1\nitem.surface: public_post", Optional.empty()), FILE.payload());
        Submission absent = new Submission("client-one", "key-1", item("item-1", Optional.empty()), FILE.payload());
        Submission empty = new Submission("client-one", "key-1", item("item-1", Optional.of(said(""))), FILE.payload());
        assertThat(List.of(split, absent, empty, FILE))
                .extracting(s -> Repetition.asked(s).content())
                .doesNotHaveDuplicates();
    }

    @Test
    void what_is_stored_tests_no_guess_of_the_content() {
        Asked stored = Repetition.asked(FILE);
        Bytes guessed = Repetition.content(FILE);
        assertThat(Hmac.sha256(stored.keyDigest(), guessed)
                        .slice(0, stored.content().length()))
                .isNotEqualTo(stored.content());
    }
}
