package org.rowan.store.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.rowan.auditlog.Blind;
import org.rowan.auditlog.Checkpoint;
import org.rowan.auditlog.EntryBundle;
import org.rowan.auditlog.InclusionProof;
import org.rowan.auditlog.ListRoot;
import org.rowan.auditlog.MerkleTree;
import org.rowan.auditlog.NoteCheck;
import org.rowan.auditlog.ProofCheck;
import org.rowan.auditlog.Reference;
import org.rowan.auditlog.SignedNote;
import org.rowan.auditlog.SigningKey;
import org.rowan.auditlog.TilePath;
import org.rowan.auditlog.TlogProof;
import org.rowan.auditlog.TreeGrowth;
import org.rowan.auditlog.VerifierKey;
import org.rowan.auditlog.WitnessPolicy;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.evidence.CaseKeys;
import org.rowan.evidence.EvidenceHeader;
import org.rowan.evidence.Sealed;

/// Every value of the shared vectors `tlog-v1` and `evidence-keys-v1`. The small ones stand as constants in
/// the tests of `core`, so that the repository tests itself without that folder.
class SharedVectorsTest {

    @Test
    void the_reference_tree_of_the_standard() throws IOException {
        JsonNode tree = vectors("tlog-v1.json").get("rfc6962_reference_tree");
        List<Digest> leaves = texts(tree.get("leaves")).stream()
                .map(Bytes::ofHex)
                .map(MerkleTree::leafHash)
                .toList();
        List<String> roots = texts(tree.get("roots_by_size"));
        for (int size = 0; size < roots.size(); size++) {
            assertThat(MerkleTree.root(leaves.subList(0, size)).hex()).isEqualTo(roots.get(size));
        }
        assertThat(hex(MerkleTree.inclusion(MerkleTree.over(leaves), 6, 7).path()))
                .isEqualTo(texts(tree.get("inclusion_6_of_7")));
        assertThat(hex(MerkleTree.consistency(MerkleTree.over(leaves), 3, 7).path()))
                .isEqualTo(texts(tree.get("consistency_3_to_7")));
    }

    @Test
    void the_example_note_of_c2sp() throws IOException {
        JsonNode example = vectors("tlog-v1.json").get("signed_note_example_from_c2sp");
        assertThat(NoteCheck.of(
                        note(example.get("note").asText()),
                        key(example.get("vkey").asText())))
                .isEqualTo(new NoteCheck.Valid(Optional.empty()));
    }

    @Test
    void the_list_root_and_a_membership() throws IOException {
        JsonNode vectors = vectors("tlog-v1.json");
        JsonNode list = vectors.get("list");
        Blind salt = new Blind(Bytes.ofHex(list.get("salt").asText()));
        List<ListRoot.Listed> listed = new ArrayList<>();
        list.get("entries").forEach(entry -> listed.add(listed(entry)));
        ListRoot root = ListRoot.of(salt, listed);

        assertThat(hex(root.entries())).isEqualTo(texts(list.get("sorted_leaf_data")));
        assertThat(root.root().hex()).isEqualTo(list.get("list_root").asText());
        assertThat(root.saltCommit().hex()).isEqualTo(list.get("salt_commit").asText());
        listed.addAll(List.copyOf(listed));
        assertThat(ListRoot.of(salt, listed)).isEqualTo(root);

        JsonNode membership = list.get("membership");
        Digest entry = ListRoot.entry(salt, listed(membership));
        InclusionProof proof = root.membership(entry);
        assertThat(proof.index()).isEqualTo(membership.get("index").asLong());
        assertThat(hex(proof.path())).isEqualTo(texts(membership.get("path")));
        assertThat(proof.verify(MerkleTree.leafHash(entry.value()), root.root()))
                .isEqualTo(new ProofCheck.Proven());
    }

    @Test
    void references_of_a_case_and_a_record() throws IOException {
        JsonNode vectors = vectors("tlog-v1.json");
        Blind blind = new Blind(Bytes.ofHex(vectors.get("blind").asText()));
        assertThat(Reference.of(
                                blind,
                                "match-record",
                                Bytes.utf8(vectors.get("match_record_jcs").asText()))
                        .hex())
                .isEqualTo(vectors.get("match_record_ref").asText());
        assertThat(vectors.get("leaves").get(3).asText())
                .contains("\"case\":\""
                        + Reference.of(blind, "case", Bytes.utf8("case-0001")).hex() + "\"");
    }

    @Test
    void leaves_bundle_tile_roots_and_proofs() throws IOException {
        JsonNode vectors = vectors("tlog-v1.json");
        List<Bytes> entries =
                texts(vectors.get("leaves")).stream().map(Bytes::utf8).toList();
        List<Digest> leaves = entries.stream().map(MerkleTree::leafHash).toList();
        TreeGrowth growth = new TreeGrowth();
        leaves.forEach(growth::add);

        assertThat(hex(leaves)).isEqualTo(texts(vectors.get("leaf_hashes")));
        assertThat(Digest.of(EntryBundle.of(entries)).hex())
                .isEqualTo(vectors.get("entry_bundle_0_p8_sha256").asText());
        assertThat(growth.partial().get(0).bytes().hex())
                .isEqualTo(vectors.get("tile_0_000_p8").asText());
        assertThat(growth.root().hex()).isEqualTo(vectors.get("root_8").asText());
        assertThat(MerkleTree.root(leaves.subList(0, 5)).hex())
                .isEqualTo(vectors.get("root_5").asText());
        assertThat(hex(MerkleTree.inclusion(MerkleTree.over(leaves), 3, 8).path()))
                .isEqualTo(texts(vectors.get("inclusion_3_of_8")));
        assertThat(hex(MerkleTree.consistency(MerkleTree.over(leaves), 5, 8).path()))
                .isEqualTo(texts(vectors.get("consistency_5_to_8")));
        JsonNode paths = vectors.get("tile_paths");
        assertThat(TilePath.hashes(0, 0, 8).text())
                .isEqualTo(paths.get("level0_index0_width8").asText());
        assertThat(TilePath.entries(0, 8).text()).isEqualTo(paths.get("entries").asText());
        assertThat(TilePath.hashes(0, 1_234_067, 256).text())
                .isEqualTo(paths.get("index_1234067").asText());
    }

    @Test
    void checkpoint_cosignatures_proof_and_policy() throws IOException {
        JsonNode vectors = vectors("tlog-v1.json");
        SignedNote note = note(vectors.get("checkpoint").asText());
        Checkpoint head = Checkpoint.read(note.text()).orElseThrow();
        VerifierKey log = key(vectors.get("log_vkey").asText());
        SigningKey signer =
                new SigningKey(log, Bytes.ofHex(vectors.get("log_private_seed").asText()));

        assertThat(signer.sign(head).signatures())
                .containsExactly(note.signatures().get(0));
        assertThat(NoteCheck.of(note, key(vectors.get("witness_vkey").asText())))
                .isEqualTo(new NoteCheck.Valid(Optional.of(
                        Instant.ofEpochSecond(vectors.get("witness_time").asLong()))));
        assertThat(vectors.get("add_checkpoint_body").asText())
                .endsWith(signer.sign(head).written());
        TlogProof proof = (TlogProof) TlogProof.read(vectors.get("tlog_proof").asText());
        assertThat(proof.written()).isEqualTo(vectors.get("tlog_proof").asText());
        Digest leaf = Digest.ofHex(vectors.get("leaf_hashes").get(3).asText());
        assertThat(proof.verify(leaf)).isEqualTo(new ProofCheck.Proven());
        WitnessPolicy policy =
                (WitnessPolicy) WitnessPolicy.read(vectors.get("policy").asText());
        assertThat(policy.check(proof.checkpoint())).isInstanceOf(WitnessPolicy.Accepted.class);
    }

    @Test
    void the_cosignature_by_ml_dsa_and_a_changed_one() throws IOException {
        JsonNode vectors = vectors("tlog-v1.json");
        JsonNode witness = vectors.get("mldsa44_cosignature");
        VerifierKey key = new VerifierKey(
                witness.get("name").asText(),
                VerifierKey.Type.COSIGNATURE_ML_DSA_44,
                Bytes.ofHex(witness.get("public_key").asText()));
        String line = witness.get("note_line").asText();
        String checkpoint = vectors.get("checkpoint").asText();

        assertThat(key.id().hex()).isEqualTo(witness.get("key_id").asText());
        assertThat(VerifierKey.read(key.written())).contains(key);
        assertThat(NoteCheck.of(note(checkpoint + line), key)).isInstanceOf(NoteCheck.Valid.class);
        assertThat(NoteCheck.of(note(checkpoint.replace("\n8\n", "\n9\n") + line), key))
                .isEqualTo(new NoteCheck.Wrong());
    }

    @Test
    void the_case_key_the_header_and_the_key_id_of_evidence() throws IOException {
        JsonNode vectors = vectors("evidence-keys-v1.json");
        String caseId = vectors.get("case_id").asText();
        var shares = new CaseKeys.Shares(
                Bytes.ofHex(vectors.get("service_share").asText()),
                Bytes.ofHex(vectors.get("custodian_share").asText()));
        Bytes header = Bytes.ofHex(vectors.get("object_header").asText());
        Bytes objectId = header.slice(14, 30);

        assertThat(CaseKeys.derive(caseId, shares).hex())
                .isEqualTo(vectors.get("case_key").asText());
        assertThat(new EvidenceHeader(caseId, objectId, 108, "text/plain").bytes())
                .isEqualTo(header);
        assertThat(Sealed.keyId(Bytes.ofHex(vectors.get("wrapped_dek_example").asText()))
                        .hex())
                .isEqualTo(vectors.get("dek_id").asText());
    }

    private static ListRoot.Listed listed(JsonNode entry) {
        ListRoot.Algorithm algorithm =
                entry.get("alg").asText().equals("pdq") ? ListRoot.Algorithm.PDQ : ListRoot.Algorithm.MD5;
        return new ListRoot.Listed(algorithm, Bytes.ofHex(entry.get("raw").asText()));
    }

    private static JsonNode vectors(String name) throws IOException {
        Path file = Path.of(System.getProperty("rowan.root", ".."), "../shared/data/vectors", name);
        if (!Files.isRegularFile(file)) {
            Assumptions.abort("SKIPPED: the shared vectors " + name + " are not beside this checkout");
        }
        return new ObjectMapper().readTree(file.toFile());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private static List<String> hex(List<Digest> digests) {
        return digests.stream().map(Digest::hex).toList();
    }

    private static SignedNote note(String text) {
        return (SignedNote) SignedNote.read(text);
    }

    private static VerifierKey key(String text) {
        return VerifierKey.read(text).orElseThrow();
    }
}
