package org.rowan.media.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rowan.base.Bytes;
import org.rowan.signal.Hashed;
import org.rowan.signal.Profile;
import org.rowan.testkit.fixtures.Pictures;
import org.rowan.testkit.fixtures.WebpFile;

/// Against libwebp itself, the one that every Chromium brings.
@Timeout(120)
class LibwebpTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final BufferedImage PICTURE = Pictures.shapes(2, 333, 517);

    @TempDir
    Path folder;

    @BeforeEach
    void libwebpIsHere() {
        if (!Files.isExecutable(CHROMIUM)) {
            Assumptions.abort(
                    "SKIPPED: no " + CHROMIUM + ". Install Debian's package chromium to try libwebp's files.");
        }
    }

    @Test
    void what_libwebp_writes_is_near_the_original_and_lossless_is_the_original() throws Exception {
        Hashed original = Samples.hash(Pictures.png(PICTURE), Profile.FULL);
        List<Integer> measured = List.of(8, 4, 0);
        List<Bytes> files = drawn(
                "image/png", Pictures.png(PICTURE), "['image/webp',0.1],['image/webp',0.8]," + "['image/webp',1]");
        for (int i = 0; i < files.size(); i++) {
            assertThat(Sniffed.of(Samples.fileBytes(files.get(i)))).hasToString("Picture[format=WEBP]");
            int distance = Samples.hash(files.get(i), Profile.FULL).hash().distance(original.hash());
            assertThat(distance)
                    .as(
                            "file %d of libwebp is %d bits from the original; %d were measured",
                            i, distance, measured.get(i))
                    .isLessThanOrEqualTo(measured.get(i));
            Bytes most = files.get(i).slice(0, files.get(i).length() * 9 / 10);
            assertThatThrownBy(() -> Samples.decode(most)).isInstanceOf(RefusedException.class);
        }
    }

    @Test
    void libwebp_sees_in_our_files_what_our_decoder_sees() throws Exception {
        for (WebpFile.Coded coded : List.of(Vp8Frame.coded(PICTURE), WebpFile.coded(PICTURE))) {
            Bytes ours = WebpFile.still(coded);
            Bytes png = drawn("image/webp", ours, "['image/png',1]").getFirst();
            int distance = Samples.hash(png, Profile.FULL)
                    .hash()
                    .distance(Samples.hash(ours, Profile.FULL).hash());
            assertThat(distance)
                    .as("%s: %d bits, as colours are enlarged in another way", coded.type(), distance)
                    .isLessThanOrEqualTo(4);
        }
    }

    /// Has Chromium draw a file and save it as each of `formats`.
    private List<Bytes> drawn(String type, Bytes file, String formats) throws Exception {
        String page = """
                <body><script>
                const image = new Image();
                image.onload = () => {
                  const canvas = document.createElement('canvas');
                  canvas.width = image.width;
                  canvas.height = image.height;
                  canvas.getContext('2d').drawImage(image, 0, 0);
                  document.body.textContent = [%s].map(f => canvas.toDataURL(f[0], f[1])).join(' ');
                };
                image.src = 'data:%s;base64,%s';
                </script>
                """.formatted(formats, type, Base64.getEncoder().encodeToString(file.toArray()));
        Path html = Files.writeString(folder.resolve("page.html"), page);
        Process chromium = new ProcessBuilder(
                        CHROMIUM.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--virtual-time-budget=20000",
                        "--dump-dom",
                        html.toUri().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String dom = new String(chromium.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<Bytes> drawn = Pattern.compile("data:[a-z/]+;base64,([A-Za-z0-9+/=]+)")
                .matcher(dom)
                .results()
                .map(found -> Bytes.adopt(Base64.getDecoder().decode(found.group(1))))
                .toList();
        assertThat(drawn).as("what Chromium drew").isNotEmpty();
        return drawn;
    }
}
