package org.rowan.auditlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;

class SignedNoteTest {
    private static final String C2SP_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    private static final String C2SP_NOTE = "This is an example message.\n\n\u2014 example.com/foo "
            + "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

    static final String LOG_VKEY = "log.chat.example/safety+89a9efb2+AdjNd5RFTDHBMi/1qhm9SpGBQaWOFUI3c0fVhTaPvuoe";
    static final Bytes LOG_SEED = Bytes.ofHex("9beffe0404324d9077bf6eb4876acb8ead22e25041f373a942ecb06d6440ceb5");
    static final String WITNESS_VKEY =
            "witness.regulator.example+bf3924d1+BCcyPYEeyhcXPkjKw3ygvTG/WUgLD8T0nssrqETuNjl7";
    static final String LOG_LINE = "\u2014 log.chat.example/safety "
            + "ianvsr07UmfXGgGYbTkJ7ydKhvm2yqC2trQ8+x3+kXBz+6ii55Uo5ev0ZcK7ZHuC1IbBPrrPiQNBy1skTPVlz0/FjQk=\n";
    static final String WITNESS_LINE = "\u2014 witness.regulator.example vzkk0QAAAABsk8Ce+UHCol4Xab/Va03iU0RQQ0Jty"
            + "f1q5o/wpt/qto8zq4icNyQaqhXkDUAmipUXRXi1RI5JQkAx5lprrsPr7N1lAQ==\n";
    static final String HEAD = "log.chat.example/safety\n8\nE6uSqiHu0vex5gITG5MtOqBngkQ7tGsoBIFcrZOEvHs=\n";
    static final String CHECKPOINT = HEAD + "\n" + LOG_LINE + WITNESS_LINE;
    static final String POLICY = "log " + LOG_VKEY + "\nwitness regulator " + WITNESS_VKEY + "\nquorum regulator\n";

    @Test
    void the_example_of_the_standard_verifies() {
        assertThat(NoteCheck.of(note(C2SP_NOTE), key(C2SP_KEY))).isEqualTo(new NoteCheck.Valid(Optional.empty()));
        assertThat(key(C2SP_KEY).written()).isEqualTo(C2SP_KEY);
        assertThat(note(C2SP_NOTE).written()).isEqualTo(C2SP_NOTE);
    }

    @Test
    void one_changed_letter_makes_the_signature_wrong() {
        assertThat(NoteCheck.of(note(C2SP_NOTE.replace("example message", "exbmple message")), key(C2SP_KEY)))
                .isEqualTo(new NoteCheck.Wrong());
    }

    @Test
    void a_second_line_of_the_same_key_that_is_wrong_spoils_the_note() {
        String wrong = C2SP_NOTE + "\u2014 example.com/foo Uw2QOgAA\n";
        assertThat(NoteCheck.of(note(wrong), key(C2SP_KEY))).isEqualTo(new NoteCheck.Wrong());
    }

    @Test
    void lines_of_unknown_keys_are_passed_over() {
        assertThat(NoteCheck.of(note(CHECKPOINT), key(LOG_VKEY))).isEqualTo(new NoteCheck.Valid(Optional.empty()));
        assertThat(NoteCheck.of(note(CHECKPOINT), key(C2SP_KEY))).isEqualTo(new NoteCheck.NotSigned());
    }

    @Test
    void a_witness_signs_with_its_time() {
        assertThat(NoteCheck.of(note(CHECKPOINT), key(WITNESS_VKEY)))
                .isEqualTo(new NoteCheck.Valid(Optional.of(Instant.ofEpochSecond(1_821_622_430))));
        assertThat(NoteCheck.of(note(CHECKPOINT.replace("\n8\n", "\n9\n")), key(WITNESS_VKEY)))
                .isEqualTo(new NoteCheck.Wrong());
    }

    @Test
    void a_log_signs_the_very_line_of_the_vectors() {
        Checkpoint head = Checkpoint.read(HEAD).orElseThrow();
        SigningKey signer = new SigningKey(key(LOG_VKEY), LOG_SEED);

        assertThat(signer.sign(head).written()).isEqualTo(HEAD + "\n" + LOG_LINE);
        assertThat(signer).hasToString("[signing key]");
        assertThatThrownBy(() -> signer.sign(new Checkpoint("log.other.example", 8, head.root())))
                .hasMessageContaining("the log it is named after");
        assertThatThrownBy(() -> new SigningKey(key(LOG_VKEY), Bytes.adopt(new byte[32])).sign(head))
                .hasMessageContaining("does not belong to its public key");
    }

    @Test
    void a_checkpoint_has_one_form_only() {
        assertThat(Checkpoint.read(HEAD).orElseThrow().text()).isEqualTo(HEAD);
        for (String bad : List.of(
                HEAD + "extension\n",
                HEAD.replace("\n8\n", "\n08\n"),
                HEAD.replace("\n8\n", "\n-8\n"),
                HEAD.replace("vHs=", "vHs"),
                HEAD.replace("vHs=", "vHt="),
                HEAD.replace("E6uSqi", "E6uS"),
                HEAD.replace("/safety", "+safety"),
                "\n8\nE6uSqiHu0vex5gITG5MtOqBngkQ7tGsoBIFcrZOEvHs=\n",
                HEAD.strip())) {
            assertThat(Checkpoint.read(bad)).as(bad).isEmpty();
        }
    }

    @Test
    void what_is_no_note_is_malformed() {
        for (String bad : List.of(
                "",
                "text\n",
                "text\n\n",
                C2SP_NOTE.strip(),
                C2SP_NOTE.replace("\u2014", "-"),
                C2SP_NOTE.replace("aQM=", "aQM"),
                C2SP_NOTE.replace("message", "mess\u0001age"),
                C2SP_NOTE.replace("message", "mess\rage"),
                C2SP_NOTE
                        .replace(" Uw2QOkn8", " Uw2Q")
                        .replace(
                                "srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=",
                                "Og=="))) {
            assertThat(SignedNote.read(bad)).as(bad).isInstanceOf(NoteRead.Malformed.class);
        }
    }

    @Test
    void a_verifier_key_whose_id_is_not_its_own_is_refused() {
        assertThat(VerifierKey.read(LOG_VKEY.replace("89a9efb2", "89a9efb3"))).isEmpty();
        assertThat(VerifierKey.read(LOG_VKEY.replace("safety+", "safetx+"))).isEmpty();
        assertThat(VerifierKey.read(LOG_VKEY.replace("+A", "+B"))).isEmpty();
        assertThat(VerifierKey.read("")).isEmpty();
        assertThat(VerifierKey.read("a+b")).isEmpty();
    }

    @Test
    void the_quorum_is_reached_by_the_witness_it_names_and_by_nobody_else() {
        WitnessPolicy policy = policy(POLICY);

        assertThat(policy.check(note(CHECKPOINT))).isInstanceOfSatisfying(WitnessPolicy.Accepted.class, accepted -> {
            assertThat(accepted.head().size()).isEqualTo(8);
            assertThat(accepted.witnesses()).containsExactly("regulator");
        });
        assertThat(policy.check(note(HEAD + "\n" + LOG_LINE)))
                .isEqualTo(new WitnessPolicy.NotAccepted("the quorum regulator is not reached"));
        assertThat(policy.check(note(HEAD + "\n" + WITNESS_LINE)))
                .isEqualTo(new WitnessPolicy.NotAccepted("no log of the policy has signed it"));
        String wrong = CHECKPOINT.replace("vzkk0QAAAABsk8Ce", "vzkk0QAAAABsk8Cf");
        assertThat(policy.check(note(wrong)))
                .isEqualTo(new WitnessPolicy.NotAccepted("the cosignature of regulator is wrong"));
    }

    @Test
    void groups_count_their_members() {
        String two = "witness other " + other(1) + "\nwitness third " + other(2) + "\n";
        String start = "# an auditor's file\n\nlog " + LOG_VKEY + " https://log.example\n\twitness regulator "
                + WITNESS_VKEY + "\n" + two;

        assertThat(policy(start + "group g any regulator other\nquorum g\n").check(note(CHECKPOINT)))
                .isInstanceOf(WitnessPolicy.Accepted.class);
        assertThat(policy(start + "group g 2 regulator other third\nquorum g\n").check(note(CHECKPOINT)))
                .isInstanceOf(WitnessPolicy.NotAccepted.class);
        assertThat(policy(start + "group g any regulator other\ngroup h all g third\nquorum h\n")
                        .check(note(CHECKPOINT)))
                .isInstanceOf(WitnessPolicy.NotAccepted.class);
        assertThat(policy(start + "quorum none\n").check(note(CHECKPOINT))).isInstanceOf(WitnessPolicy.Accepted.class);
    }

    @Test
    void a_policy_with_a_wrong_line_names_the_line() {
        assertThat(WitnessPolicy.read(POLICY.replace("quorum regulator", "quorum nobody")))
                .isEqualTo(new PolicyRead.Malformed(3, "a quorum of a name defined above, or none"));
        assertThat(WitnessPolicy.read(POLICY.replace("quorum regulator\n", "")))
                .isEqualTo(new PolicyRead.Malformed(0, "one quorum line"));
        assertThat(WitnessPolicy.read("log " + WITNESS_VKEY + "\nquorum none\n"))
                .isEqualTo(new PolicyRead.Malformed(1, "log <vkey of type 0x01> [<url>]"));
        String again = "witness again " + WITNESS_VKEY + "\n";
        assertThat(WitnessPolicy.read(POLICY + again)).isEqualTo(new PolicyRead.Malformed(4, "every witness key once"));
        assertThat(WitnessPolicy.read("group g 2 a\nquorum g\n")).isInstanceOf(PolicyRead.Malformed.class);
        assertThat(WitnessPolicy.read("quorum none\nquorum none\n")).isInstanceOf(PolicyRead.Malformed.class);
    }

    @Test
    void a_proof_file_is_complete_in_itself() {
        String file = "c2sp.org/tlog-proof@v1\nindex 3\nWHLCro1XOnuXcSU/jdBapn+Vx3rZHGLtIYeT5f1mozU=\n"
                + "n79YkQ9bJv8eQG7T7V6CFD/j4adALABahGosDKIIqno=\nIpK4lKi2BJWVvcLz8yeZvgBUeSjtL8LsFqn/+pwfD2M=\n\n"
                + CHECKPOINT;
        Digest leaf = Digest.ofHex("0a6cb0243f9187e5e21cf4eba9948bd7461a0731076bdfce62050cd29307e300");
        TlogProof proof = (TlogProof) TlogProof.read(file);

        assertThat(proof.written()).isEqualTo(file);
        assertThat(proof.verify(leaf)).isEqualTo(new ProofCheck.Proven());
        assertThat(proof.verify(MerkleTree.EMPTY)).isInstanceOf(ProofCheck.Broken.class);
        for (String bad : List.of(
                file.replace("index 3", "index 03"),
                file.replace("@v1", "@v2"),
                file.replace("ozU=\n", "ozU\n"),
                file.replace("index 3\n", ""),
                file.replace("index 3", "extra !\nindex 3"),
                file.substring(0, 40))) {
            assertThat(TlogProof.read(bad)).as(bad).isInstanceOf(ProofRead.Malformed.class);
        }
        assertThat(((TlogProof) TlogProof.read(file.replace("index 3", "extra AAEC\nindex 3"))).extra())
                .contains(Bytes.ofHex("000102"));
    }

    private static String other(int seed) {
        byte[] key = new byte[32];
        key[0] = (byte) seed;
        return new VerifierKey("w" + seed + ".example", VerifierKey.Type.COSIGNATURE_ED25519, Bytes.adopt(key))
                .written();
    }

    static SignedNote note(String text) {
        return (SignedNote) SignedNote.read(text);
    }

    static VerifierKey key(String text) {
        return VerifierKey.read(text).orElseThrow();
    }

    static WitnessPolicy policy(String text) {
        return (WitnessPolicy) WitnessPolicy.read(text);
    }
}
