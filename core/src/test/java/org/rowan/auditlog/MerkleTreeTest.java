package org.rowan.auditlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;

class MerkleTreeTest {
    private static final long SEED = 20_260_921;

    /// The reference tree of certificate transparency.
    private static final List<Digest> REFERENCE = List.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .stream()
            .map(Bytes::ofHex)
            .map(MerkleTree::leafHash)
            .toList();

    private static final List<String> REFERENCE_ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void the_reference_tree_has_the_roots_of_the_standard() {
        for (int size = 0; size < REFERENCE_ROOTS.size(); size++) {
            assertThat(MerkleTree.root(REFERENCE.subList(0, size)).hex()).isEqualTo(REFERENCE_ROOTS.get(size));
        }
    }

    @Test
    void the_reference_tree_has_the_proofs_of_the_standard() {
        assertThat(MerkleTree.inclusion(MerkleTree.over(REFERENCE), 6, 7).path())
                .extracting(Digest::hex)
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a", REFERENCE_ROOTS.get(4));
        assertThat(MerkleTree.consistency(MerkleTree.over(REFERENCE), 3, 7).path())
                .extracting(Digest::hex)
                .containsExactly(
                        "0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7",
                        "07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7",
                        REFERENCE_ROOTS.get(2),
                        "837dbb152e9b079010717e84e865da4ebc0fa198a806d59d31bf15accef22d0e");
    }

    @Test
    void fast_roots_and_proofs_are_those_of_the_definition() {
        Random random = new Random(SEED);
        List<Digest> leaves = leaves(600);
        var hashes = MerkleTree.over(leaves);
        for (int size : IntStream.concat(IntStream.rangeClosed(0, 70), random.ints(40, 71, 601))
                .toArray()) {
            List<Digest> tree = leaves.subList(0, size);
            Digest root = NaiveTree.root(tree);
            assertThat(MerkleTree.root(hashes, size))
                    .as("root of %d, seed %d", size, SEED)
                    .isEqualTo(root);
            for (int i = 0; i < Math.min(size, 8); i++) {
                int index = size <= 8 ? i : random.nextInt(size);
                var inclusion = MerkleTree.inclusion(hashes, index, size);
                assertThat(inclusion.path()).isEqualTo(NaiveTree.path(index, tree));
                assertThat(inclusion.verify(leaves.get(index), root)).isEqualTo(new ProofCheck.Proven());
                int old = 1 + random.nextInt(size);
                var consistency = MerkleTree.consistency(hashes, old, size);
                assertThat(consistency.path())
                        .as("%d to %d, seed %d", old, size, SEED)
                        .isEqualTo(NaiveTree.proof(old, tree));
                assertThat(consistency.verify(NaiveTree.root(leaves.subList(0, old)), root))
                        .isEqualTo(new ProofCheck.Proven());
            }
        }
    }

    @Test
    void a_tree_grown_leaf_by_leaf_has_the_same_root_and_tiles() {
        List<Digest> leaves = leaves(600);
        TreeGrowth growth = new TreeGrowth();
        Map<String, Tile> tiles = new HashMap<>();
        for (int size = 0; size <= leaves.size(); size++) {
            assertThat(growth.root()).as("size %d", size).isEqualTo(NaiveTree.root(leaves.subList(0, size)));
            if (size < leaves.size()) {
                growth.add(leaves.get(size))
                        .forEach(tile -> tiles.put(tile.path().text(), tile));
            }
        }
        assertThat(tiles.keySet()).containsExactlyInAnyOrder("tile/0/000", "tile/0/001");
        assertThat(growth.partial())
                .extracting(tile -> tile.path().text())
                .containsExactly("tile/0/002.p/88", "tile/1/000.p/2");
        assertThat(growth.partial().get(1).hashes().get(1)).isEqualTo(NaiveTree.root(leaves.subList(256, 512)));
    }

    @Test
    void a_tree_of_70000_leaves_has_the_tiles_that_the_format_names() {
        TreeGrowth growth = new TreeGrowth();
        Map<Integer, Integer> full = new HashMap<>();
        for (int i = 0; i < 70_000; i++) {
            growth.add(leaf(i)).forEach(tile -> full.merge(tile.path().level(), 1, Integer::sum));
        }
        assertThat(full).isEqualTo(Map.of(0, 273, 1, 1));
        assertThat(growth.partial())
                .extracting(tile -> tile.path().text())
                .containsExactly("tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1");
        assertThat(growth.root())
                .isEqualTo(MerkleTree.root(IntStream.range(0, 70_000)
                        .mapToObj(MerkleTreeTest::leaf)
                        .toList()));
    }

    @Test
    void a_tree_goes_on_from_its_unfilled_tiles() {
        for (int size : new int[] {0, 1, 255, 256, 257, 511, 512, 600, 65_535, 65_536, 65_537}) {
            TreeGrowth whole = new TreeGrowth();
            for (int i = 0; i < size; i++) {
                whole.add(leaf(i));
            }
            List<List<Digest>> open = new ArrayList<>();
            for (int level = 0; TilePath.hashesAt(size, level) > 0; level++) {
                int at = level;
                open.add(whole.partial().stream()
                        .filter(tile -> tile.path().level() == at)
                        .findFirst()
                        .map(Tile::hashes)
                        .orElse(List.of()));
            }
            TreeGrowth resumed = TreeGrowth.from(size, open);
            assertThat(resumed.root()).as("size %d", size).isEqualTo(whole.root());
            assertThat(resumed.add(leaf(size))).isEqualTo(whole.add(leaf(size)));
            assertThat(resumed.root()).isEqualTo(whole.root());
        }
        assertThatThrownBy(() -> TreeGrowth.from(3, List.of(List.of(leaf(0)))))
                .hasMessage("a tree of 3 leaves has 3 hashes in the last tile of level 0");
    }

    @Test
    void an_inclusion_proof_is_broken_by_any_change() {
        var hashes = MerkleTree.over(REFERENCE);
        for (int size = 1; size <= 8; size++) {
            Digest root = NaiveTree.root(REFERENCE.subList(0, size));
            for (int index = 0; index < size; index++) {
                var proof = MerkleTree.inclusion(hashes, index, size);
                Digest leaf = REFERENCE.get(index);
                for (List<Digest> path : changed(proof.path())) {
                    assertBroken(new InclusionProof(index, size, path).verify(leaf, root));
                }
                assertBroken(proof.verify(leaf(99), root));
                assertBroken(proof.verify(leaf, leaf(99)));
                assertBroken(new InclusionProof(size, size, proof.path()).verify(leaf, root));
                assertBroken(new InclusionProof(-1, size, proof.path()).verify(leaf, root));
            }
        }
    }

    @Test
    void a_consistency_proof_is_broken_by_any_change() {
        var hashes = MerkleTree.over(REFERENCE);
        for (int size = 1; size <= 8; size++) {
            Digest root = NaiveTree.root(REFERENCE.subList(0, size));
            for (int old = 1; old <= size; old++) {
                var proof = MerkleTree.consistency(hashes, old, size);
                Digest oldRoot = NaiveTree.root(REFERENCE.subList(0, old));
                for (List<Digest> path : changed(proof.path())) {
                    assertBroken(new ConsistencyProof(old, size, path).verify(oldRoot, root));
                }
                assertBroken(proof.verify(leaf(99), root));
                assertBroken(proof.verify(oldRoot, leaf(99)));
                assertBroken(new ConsistencyProof(size + 1, size, proof.path()).verify(oldRoot, root));
            }
        }
    }

    @Test
    void a_short_path_is_broken_even_where_the_hashes_agree() {
        // The root of 4 leaves, offered as an inner node of a tree said to be larger: the final sn = 0
        // test.
        Digest root = NaiveTree.root(REFERENCE.subList(0, 4));
        var path = MerkleTree.inclusion(MerkleTree.over(REFERENCE), 0, 4).path();

        assertThat(new InclusionProof(0, 8, path).verify(REFERENCE.get(0), root))
                .isEqualTo(new ProofCheck.Broken("step 5: the path is shorter than the tree is high"));
    }

    @Test
    void every_tree_begins_with_the_empty_tree_and_with_itself() {
        Digest root = NaiveTree.root(REFERENCE);
        assertThat(new ConsistencyProof(0, 8, List.of()).verify(MerkleTree.EMPTY, root))
                .isEqualTo(new ProofCheck.Proven());
        assertThat(new ConsistencyProof(8, 8, List.of()).verify(root, root)).isEqualTo(new ProofCheck.Proven());
        assertBroken(new ConsistencyProof(8, 8, List.of()).verify(leaf(1), root));
        assertBroken(new ConsistencyProof(0, 8, List.of()).verify(leaf(1), root));
        assertBroken(new ConsistencyProof(0, 8, List.of(root)).verify(MerkleTree.EMPTY, root));
    }

    @Test
    void tile_paths_are_written_in_groups_of_three_digits() {
        assertThat(TilePath.hashes(0, 1_234_067, 256).text()).isEqualTo("tile/0/x001/x234/067");
        assertThat(TilePath.hashes(1, 0, 8).text()).isEqualTo("tile/1/000.p/8");
        assertThat(TilePath.entries(1000, 255).text()).isEqualTo("tile/entries/x001/000.p/255");
        assertThatThrownBy(() -> TilePath.hashes(0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TilePath.hashes(64, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_bundle_that_ends_within_an_entry_is_no_bundle() {
        Bytes bundle = EntryBundle.of(List.of(Bytes.utf8("one"), Bytes.empty(), Bytes.utf8("three")));

        assertThat(EntryBundle.read(bundle)).contains(List.of(Bytes.utf8("one"), Bytes.empty(), Bytes.utf8("three")));
        assertThat(EntryBundle.read(bundle.slice(0, bundle.length() - 1))).isEmpty();
        assertThat(EntryBundle.read(bundle.concat(Bytes.ofHex("00")))).isEmpty();
    }

    private static List<List<Digest>> changed(List<Digest> path) {
        List<List<Digest>> changed = new ArrayList<>();
        List<Digest> longer = new ArrayList<>(path);
        longer.add(leaf(99));
        changed.add(longer);
        for (int i = 0; i < path.size(); i++) {
            List<Digest> other = new ArrayList<>(path);
            other.set(i, leaf(99));
            changed.add(other);
            List<Digest> shorter = new ArrayList<>(path);
            shorter.remove(i);
            changed.add(shorter);
        }
        return changed;
    }

    private static void assertBroken(ProofCheck check) {
        assertThat(check).isInstanceOf(ProofCheck.Broken.class);
    }

    private static List<Digest> leaves(int count) {
        return IntStream.range(0, count).mapToObj(MerkleTreeTest::leaf).toList();
    }

    private static Digest leaf(int i) {
        return MerkleTree.leafHash(Bytes.utf8("leaf " + i));
    }
}
