package org.rowan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.XECPrivateKey;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {
    @TempDir
    private Path folder;

    private Path key;
    private Path shares;

    @BeforeEach
    void aCustodian() throws IOException, GeneralSecurityException {
        key = folder.resolve("custodian.key");
        shares = folder.resolve("shares");
        KeyPair pair = KeyPairGenerator.getInstance("X25519").generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        HexFormat hex = HexFormat.of();
        Files.writeString(
                key,
                "rowan-key/1\npurpose: custodian\npublic: "
                        + hex.formatHex(encoded, encoded.length - 32, encoded.length)
                        + "\nprivate: "
                        + hex.formatHex(
                                ((XECPrivateKey) pair.getPrivate()).getScalar().orElseThrow())
                        + "\n");
    }

    private String share(int number) {
        return shares.resolve("share-" + number + ".txt").toString();
    }

    private Ran split() {
        return Ran.of("keys", "split", key.toString(), "--to", shares.toString());
    }

    private Ran join(int... numbers) throws IOException {
        Path joined = folder.resolve("joined.key");
        Files.deleteIfExists(joined);
        String[] words = new String[4 + numbers.length];
        words[0] = "keys";
        words[1] = "join";
        words[2] = "--to";
        words[3] = joined.toString();
        for (int i = 0; i < numbers.length; i++) words[4 + i] = share(numbers[i]);
        return Ran.of(words);
    }

    @Test
    void any_three_of_five_keepers_give_the_key_back_in_any_order() throws IOException {
        assertThat(split().exit()).isZero();
        for (int[] three : new int[][] {{1, 2, 3}, {5, 3, 1}, {2, 4, 5}, {1, 2, 3, 4, 5}}) {
            assertThat(join(three)).extracting(Ran::exit).isEqualTo(0);
            assertThat(folder.resolve("joined.key")).hasSameTextualContentAs(key);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(share(1)))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("joined.key"))))
                .isEqualTo("rw-------");
        assertThat(Files.readString(Path.of(share(1))))
                .doesNotContain(Files.readAllLines(key).get(3).substring("private: ".length()));
    }

    @Test
    void two_keepers_or_one_who_comes_three_times_get_nothing() throws IOException {
        split();
        assertThat(join(1, 2).err()).contains("3 different shares are needed; got 2");
        assertThat(join(1, 1, 2).err()).contains("3 different shares are needed; got 2");
        assertThat(folder.resolve("joined.key")).doesNotExist();
    }

    @Test
    void an_altered_share_or_one_of_another_splitting_is_named() throws IOException {
        split();
        String altered = Files.readString(Path.of(share(2)));
        Files.writeString(Path.of(share(2)), altered.replace("number: 2", "number: 4"));
        assertThat(join(1, 2, 3).err()).contains("share-2.txt is not a share as it was written");
        Path others = folder.resolve("others");
        assertThat(Ran.of("keys", "split", key.toString(), "--to", others.toString())
                        .exit())
                .isZero();
        Files.copy(others.resolve("share-2.txt"), Path.of(share(2)), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(join(1, 2, 3).err()).contains("were not made together");
        assertThat(folder.resolve("joined.key")).doesNotExist();
    }

    @Test
    void what_is_no_key_is_not_split_and_nothing_is_overwritten() throws IOException {
        assertThat(split().exit()).isZero();
        assertThat(split().err()).contains("The key was not split");
        Path wrong = folder.resolve("wrong.key");
        Files.writeString(wrong, Files.readString(key).replace("purpose: custodian", "purpose: log"));
        assertThat(Ran.of(
                                "keys",
                                "split",
                                wrong.toString(),
                                "--to",
                                folder.resolve("x").toString())
                        .err())
                .contains("is not a custodian's key");
        String text = Files.readString(key);
        String publicHalf = text.lines().toList().get(2);
        Files.writeString(wrong, text.replace(publicHalf, "public: " + "0a".repeat(32)));
        assertThat(Ran.of(
                                "keys",
                                "split",
                                wrong.toString(),
                                "--to",
                                folder.resolve("x").toString())
                        .err())
                .contains("halves do not belong together");
        assertThat(folder.resolve("x")).doesNotExist();
        assertThat(Ran.of(
                                "keys",
                                "split",
                                key.toString(),
                                "--to",
                                folder.resolve("x").toString(),
                                "--needed",
                                "1")
                        .exit())
                .isEqualTo(1);
        Ran onto = Ran.of("keys", "join", "--to", key.toString(), share(1), share(2), share(3));
        assertThat(onto.err()).contains("The key was not joined");
        assertThat(Files.readString(key)).isEqualTo(text);
    }
}
