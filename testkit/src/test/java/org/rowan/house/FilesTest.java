package org.rowan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What may not lie in the repository: pictures, places of somebody's machine, hosts that packages come
/// from.
class FilesTest {

    private static final Pattern PICTURE_NAME = Pattern.compile(
            "(?i).*\\.(jpe?g|png|gif|bmp|webp|tiff?|avif|hei[cf]|ico|psd|mp4|mov|avi|mkv|webm|mp3|wav)");

    private static final Pattern PICTURE_START = Pattern.compile(
            "^(\u00ff\u00d8\u00ff|\u0089PNG|GIF8|RIFF....WEBP|II\\*\0|MM\0\\*|....ftyp)", Pattern.DOTALL);

    /// Written in pieces, so that this file does not hold what it looks for.
    private static final Pattern MACHINE =
            Pattern.compile("(?<![\\w.])/(" + "wo" + "rk|ro" + "ot|ho" + "me/[a-z]+|Us" + "ers/[a-z]+)/(?=[\\w.])");

    private static final Pattern PACKAGE_HOST = Pattern.compile(
            "://([\\w-]+\\.)*(repo\\d*|registry|artifactory|nexus|mirrors?|index|proxy)\\.[\\w-]+|<reposit" + "ory>");

    @Test
    void no_picture_or_recording_lies_in_the_repository() {
        var pictures = Repository.files().stream()
                .filter(FilesTest::isPicture)
                .map(file -> Repository.named(file) + ": fixtures are made by code when a test runs")
                .toList();

        assertThat(pictures).isEmpty();
    }

    @Test
    void no_file_names_a_place_of_one_machine() {
        assertThat(linesWith(MACHINE)).isEmpty();
    }

    @Test
    void no_file_names_the_host_that_packages_come_from() {
        assertThat(linesWith(PACKAGE_HOST)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"see /wo" + "rk/x", "\"/ro" + "ot/.m2", "(/ho" + "me/somebody/x)"})
    void a_place_is_recognised(String line) {
        assertThat(MACHINE.matcher(line).find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/work/x", "frame" + "work/x", "$HOME/.m2", "<http://example.org/root/x>", "/usr/lib/jvm"})
    void what_only_looks_like_a_place_is_not(String line) {
        assertThat(MACHINE.matcher(line).find()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://" + "repo1.example.org/maven2",
                "http://" + "mirror.example.org",
                "https://" + "a.registry.example.org/"
            })
    void a_package_host_is_recognised(String line) {
        assertThat(PACKAGE_HOST.matcher(line).find()).isTrue();
        assertThat(PACKAGE_HOST.matcher("https://report.cybertip.org/ispws").find())
                .isFalse();
    }

    private static boolean isPicture(Path file) {
        var start = new String(Repository.beginning(file), StandardCharsets.ISO_8859_1);
        return PICTURE_NAME.matcher(file.getFileName().toString()).matches()
                || PICTURE_START.matcher(start).find();
    }

    private static List<String> linesWith(Pattern banned) {
        var found = new ArrayList<String>();
        for (var file : Repository.files()) {
            var lines = new String(bytes(file), StandardCharsets.ISO_8859_1).split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                if (banned.matcher(lines[i]).find()) found.add(Repository.named(file) + ":" + (i + 1));
            }
        }
        return found;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(Repository.named(file), broken);
        }
    }
}
