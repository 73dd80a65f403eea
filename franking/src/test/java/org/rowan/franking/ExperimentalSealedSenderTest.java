package org.rowan.franking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.franking.bundle.Vectors;

/// Mode 2, experimental: the server does not know who sends, and a token inside the message says it to the
/// moderator alone.
class ExperimentalSealedSenderTest {
    private static final int MKID = 7;
    private static final SecretKey TOKEN_KEY =
            new SecretKeySpec(Chat.bytes("a token key", 32).toArray(), "AES");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Octets payload = Chat.payload().encode();
    private KeyPair moderator;
    private KeyPair ephemeral;
    private ExperimentalSealedTokens tokens;

    @BeforeEach
    void keys() throws GeneralSecurityException {
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("Ed25519");
        moderator = pairs.generateKeyPair();
        ephemeral = pairs.generateKeyPair();
        tokens = new ExperimentalSealedTokens(MKID, TOKEN_KEY, moderator.getPrivate());
    }

    /// The last 32 bytes of the encoding that the platform gives.
    private static Octets raw(KeyPair pair) {
        byte[] encoded = pair.getPublic().getEncoded();
        return Octets.of(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    private ExperimentalSealedReceiver receiver() {
        return new ExperimentalSealedReceiver(ExperimentalEd25519.ofPlatform(), raw(moderator));
    }

    private ReportVerifier verifier(Optional<SecretKey> tokenKey) {
        return ReportVerifier.withExperimentalSealedSenders(
                Chat::keys, Schedule.USUAL, new ExperimentalSealedModerator(receiver(), mkid -> tokenKey));
    }

    private ExperimentalSealedTokens.Token token(Sender holder, Instant from) {
        return tokens.issue(holder, from, from.plus(Duration.ofDays(1)), raw(ephemeral), RANDOM);
    }

    private ExperimentalSealedProof proof() {
        return token(Chat.SENDER, Chat.NOW.minusSeconds(3600))
                .sign(ephemeral.getPrivate(), Chat.key().commit(payload));
    }

    private static Stamp stamp(Octets payload) {
        return new ExperimentalSealedStamper(Chat.SERVICE, Chat.stampingKey(), Schedule.USUAL)
                .stamp(
                        Chat.NOW.toEpochMilli(),
                        Chat.ANNA,
                        Octets.zeros(16),
                        Chat.key().commit(payload))
                .orElseThrow();
    }

    private static ReportedMessage reported(Octets payload, ExperimentalSealedProof proof) {
        Stamp stamp = stamp(payload);
        return new ReportedMessage(stamp.tagContext(), stamp.tag(), Chat.key().bytes(), payload, proof, List.of());
    }

    private Outcome outcome(Octets ofPayload, ExperimentalSealedProof proof) {
        return verifier(Optional.of(TOKEN_KEY))
                .verify(reported(ofPayload, proof), Reporter.of(Chat.ANNA), Chat.NOW.plusSeconds(60))
                .outcome();
    }

    @Test
    void what_a_sealed_sender_sent_is_shown_and_its_report_verified() {
        ExperimentalSealedProof proof = proof();
        Stamp stamp = stamp(payload);
        Octets plaintext = new Envelope.ExperimentalSealed(Chat.key(), proof, payload).encode();
        Delivered delivered = new Delivered(
                stamp.tagContext(),
                stamp.tag(),
                Chat.key().commit(payload).bytes(),
                Chat.SENDER,
                Chat.DIRECT,
                Chat.ANNA);
        ReceiverRules rules = new ReceiverRules(Chat.SERVICE, Set.of(1)).withExperimentalSealedSenders(receiver());

        assertThat(rules.receive(plaintext, delivered)).isInstanceOf(Received.Show.class);
        assertThat(outcome(payload, proof)).isEqualTo(Outcome.VERIFIED);
    }

    @Test
    void nothing_that_the_server_stamps_names_the_sender() {
        assertThat(stamp(payload).tagContext().hex())
                .doesNotContain(Octets.of(Chat.BRUNO.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .hex());
        assertThat(proof().tokenBody().hex())
                .doesNotContain(Octets.of(Chat.BRUNO.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .hex());
    }

    @Test
    void a_message_without_a_token_is_hidden_and_its_report_contradicted() {
        assertThat(outcome(payload, ExperimentalSealedProof.none())).isEqualTo(Outcome.TOKEN_INVALID);
    }

    @Test
    void a_borrowed_token_shows_at_the_moderator() {
        ExperimentalSealedProof borrowed = token(new Sender(Chat.CARLA, 1), Chat.NOW)
                .sign(ephemeral.getPrivate(), Chat.key().commit(payload));

        assertThat(outcome(payload, borrowed)).isEqualTo(Outcome.TOKEN_SENDER_MISMATCH);
    }

    @Test
    void a_token_holds_for_its_day() {
        Commitment commitment = Chat.key().commit(payload);
        Duration day = Duration.ofDays(1);

        assertThat(outcome(payload, token(Chat.SENDER, Chat.NOW).sign(ephemeral.getPrivate(), commitment)))
                .isEqualTo(Outcome.VERIFIED);
        assertThat(outcome(payload, token(Chat.SENDER, Chat.NOW.minus(day)).sign(ephemeral.getPrivate(), commitment)))
                .isEqualTo(Outcome.VERIFIED);
        assertThat(outcome(
                        payload,
                        token(Chat.SENDER, Chat.NOW.minus(day).minusMillis(1))
                                .sign(ephemeral.getPrivate(), commitment)))
                .isEqualTo(Outcome.TOKEN_INVALID);
        assertThat(outcome(
                        payload, token(Chat.SENDER, Chat.NOW.plusMillis(1)).sign(ephemeral.getPrivate(), commitment)))
                .isEqualTo(Outcome.TOKEN_INVALID);
    }

    @Test
    void a_signature_is_for_one_commitment_and_by_one_key() {
        ExperimentalSealedTokens.Token token = token(Chat.SENDER, Chat.NOW);

        assertThat(outcome(
                        payload, token.sign(ephemeral.getPrivate(), Chat.key().commit(Octets.zeros(1)))))
                .isEqualTo(Outcome.TOKEN_INVALID);
        assertThat(outcome(
                        payload, token.sign(moderator.getPrivate(), Chat.key().commit(payload))))
                .isEqualTo(Outcome.TOKEN_INVALID);
    }

    @Test
    void every_byte_of_the_proof_counts_and_any_bytes_have_an_outcome() {
        ExperimentalSealedProof whole = proof();
        for (int at = 0; at < whole.tokenBody().length(); at += 3) {
            ExperimentalSealedProof changed = new ExperimentalSealedProof(
                    flipped(whole.tokenBody(), at), whole.tokenSignature(), whole.senderSignature());
            assertThat(outcome(payload, changed)).as("byte %s", at).isEqualTo(Outcome.TOKEN_INVALID);
        }
        for (int at = 0; at < 64; at += 7) {
            assertThat(outcome(
                            payload,
                            new ExperimentalSealedProof(
                                    whole.tokenBody(), flipped(whole.tokenSignature(), at), whole.senderSignature())))
                    .isEqualTo(Outcome.TOKEN_INVALID);
            assertThat(outcome(
                            payload,
                            new ExperimentalSealedProof(
                                    whole.tokenBody(), whole.tokenSignature(), flipped(whole.senderSignature(), at))))
                    .isEqualTo(Outcome.TOKEN_INVALID);
        }
    }

    private static Octets flipped(Octets bytes, int at) {
        byte[] changed = bytes.toArray();
        changed[at] ^= 1;
        return Octets.of(changed);
    }

    @Test
    void keys_and_signatures_of_any_form_do_not_hold_and_do_not_throw() {
        ExperimentalEd25519 platform = ExperimentalEd25519.ofPlatform();
        for (int value = 0; value < 256; value++) {
            byte[] key = new byte[32];
            Arrays.fill(key, (byte) value);
            for (int length : new int[] {0, 31, 32, 33}) {
                Octets candidate = Octets.of(Arrays.copyOf(key, length));
                assertThat(platform.holds(candidate, new byte[] {1}, Octets.of(Arrays.copyOf(key, 63))))
                        .isFalse();
                assertThat(platform.holds(raw(moderator), new byte[] {1}, Octets.of(Arrays.copyOf(key, 64))))
                        .isFalse();
            }
        }
    }

    @Test
    void when_the_key_of_the_token_is_gone_it_can_no_longer_be_checked() {
        Verdict verdict = verifier(Optional.empty())
                .verify(reported(payload, proof()), Reporter.of(Chat.ANNA), Chat.NOW.plusSeconds(60));

        assertThat(verdict.outcome()).isEqualTo(Outcome.KEY_EXPIRED);
        assertThat(verdict.standing()).isEqualTo(Standing.UNVERIFIED);
    }

    @Test
    void another_conversation_is_another_place() {
        Octets elsewhere = Chat.payload(Conversation.direct(Chat.SERVICE, Chat.BRUNO, Chat.CARLA), List.of())
                .encode();

        assertThat(outcome(elsewhere, proof())).isEqualTo(Outcome.CONTEXT_MISMATCH);
    }

    private static Outcome outcome(Vectors one, Vectors file) {
        SecretKey key = new SecretKeySpec(file.at("token_key").hex("key").toArray(), "AES");
        ExperimentalSealedReceiver receiver =
                new ExperimentalSealedReceiver(ExperimentalEd25519.ofPlatform(), file.hex("moderator_public_key"));
        ExperimentalSealedModerator check = new ExperimentalSealedModerator(
                receiver,
                mkid -> Optional.of(key)
                        .filter(any -> mkid == file.at("token_key").number("mkid")));
        ReportedMessage message = new ReportedMessage(
                one.hex("tag_context"),
                one.hex("tag"),
                one.hex("fk"),
                one.hex("payload"),
                new ExperimentalSealedProof(one.hex("token_body"), one.hex("token_sig"), one.hex("sender_sig")),
                List.of());
        return ReportVerifier.withExperimentalSealedSenders(
                        FrankingVectorsTest.keys(file), FrankingVectorsTest.schedule(file), check)
                .verify(message, Reporter.of(one.text("reporter_id")), Instant.ofEpochMilli(one.number("now_ms")))
                .outcome();
    }

    @Test
    void every_case_has_the_outcome_that_the_others_give_it() throws IOException {
        Vectors file = Vectors.read("sealed-sender-v1.json");

        assertThat(file.each("cases"))
                .hasSize(7)
                .allSatisfy(one -> assertThat(outcome(one, file).name())
                        .as(one.text("name"))
                        .isEqualTo(one.text("expect")));
    }

    @Test
    void plaintext_and_signatures_are_computed_byte_for_byte() throws IOException, GeneralSecurityException {
        Vectors file = Vectors.read("sealed-sender-v1.json");
        Vectors one = file.each("cases").getFirst();
        ExperimentalSealedProof proof =
                new ExperimentalSealedProof(one.hex("token_body"), one.hex("token_sig"), one.hex("sender_sig"));
        ExperimentalSealedTokens.Token token =
                new ExperimentalSealedTokens.Token(proof.tokenBody(), proof.tokenSignature());
        FrankingKey key = new FrankingKey(one.hex("fk"));

        assertThat(new Envelope.ExperimentalSealed(key, proof, one.hex("payload")).encode())
                .isEqualTo(file.hex("end_to_end_plaintext"));
        assertThat(token.sign(privateKey(file.hex("ephemeral_private_seed")), key.commit(one.hex("payload"))))
                .isEqualTo(proof);
    }

    private static PrivateKey privateKey(Octets seed) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed.toArray()));
    }
}
