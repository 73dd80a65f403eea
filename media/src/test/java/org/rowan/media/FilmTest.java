package org.rowan.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rowan.base.Bytes;
import org.rowan.cases.Rung;
import org.rowan.media.film.FilmSettings;
import org.rowan.media.jail.Launcher;
import org.rowan.port.Media.Decoded;
import org.rowan.port.Media.Fingerprinted;
import org.rowan.port.Media.Rendition;
import org.rowan.port.Media.Undecodable;
import org.rowan.signal.Fingerprints.Format;
import org.rowan.signal.Reel;
import org.rowan.signal.WhyUndecodable;
import org.rowan.testkit.fixtures.Pictures;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class FilmTest {
    private static final String SOURCE = "testsrc=size=160x120:rate=10:duration=4";
    private static ChildPool pool;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() throws IOException {
        pool = ChildPool.open(MediaSettings.standard());
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @ParameterizedTest
    @CsvSource({
        "film.mp4,MP4,libx264", "film.mov,QUICKTIME,libx264", "film.mkv,MATROSKA,libx264", "film.webm,WEBM,libvpx",
        "film.avi,AVI,mpeg4", "film.flv,FLV,flv", "film.ts,MPEG_TS,mpeg2video", "film.mpg,MPEG,mpeg2video",
        "film.wmv,ASF,wmv2", "film.ogv,OGG,libtheora"
    })
    void a_frame_a_second_is_hashed(String name, Format format, String codec) throws Exception {
        // MPEG-2 knows no ten frames a second.
        String source = codec.equals("mpeg2video") ? SOURCE.replace("rate=10", "rate=25") : SOURCE;
        Bytes film = MoreFilms.film(folder, name, source, "-c:v", codec, "-pix_fmt", "yuv420p");
        Fingerprinted hashed = (Fingerprinted) pool.fingerprint(film);
        assertThat(hashed.fingerprints().format()).isEqualTo(format);
        assertThat(hashed.fingerprints().width()).isEqualTo(160);
        assertThat(hashed.reel().frames()).hasSizeBetween(4, 5);
        assertThat(hashed.reel().whole()).isTrue();
    }

    @Test
    void without_bwrap_the_decoder_is_held_all_the_same() throws Exception {
        Bytes film = MoreFilms.film(folder, "film.mp4", SOURCE);
        MediaSettings settings = MediaSettings.standard();
        try (ChildPool bare = ChildPool.open(settings, ChildCommand.of(settings, Launcher.bare()))) {
            assertThat(bare.fingerprint(film)).isEqualTo(pool.fingerprint(film));
        }
    }

    @Test
    void every_frame_of_an_animation_is_hashed() throws Exception {
        Bytes gif = MoreFilms.film(folder, "moving.gif", SOURCE);
        Fingerprinted hashed = (Fingerprinted) pool.fingerprint(gif);
        assertThat(hashed.fingerprints().format()).isEqualTo(Format.GIF);
        assertThat(hashed.reel().frames().size()).isGreaterThanOrEqualTo(40);
        assertThat(hashed.reel().whole()).isTrue();
    }

    @Test
    void what_a_telephone_appends_to_a_picture_is_hashed_with_it() throws Exception {
        Bytes jpeg = Pictures.jpeg(Pictures.shapes(3, 400, 300), 0.9f);
        Bytes film = MoreFilms.film(folder, "film.mp4", SOURCE);
        Reel alone = ((Fingerprinted) pool.fingerprint(film)).reel();
        Fingerprinted motion = (Fingerprinted) pool.fingerprint(joined(jpeg, Bytes.copyOf(new byte[64]), film));
        assertThat(motion.fingerprints().format()).isEqualTo(Format.JPEG);
        assertThat(motion.reel().frames())
                .hasSize(1 + alone.frames().size())
                .endsWith(alone.frames().getLast());
        assertThat(motion.reel().whole()).isTrue();
        Bytes other = Pictures.jpeg(Pictures.shapes(4, 200, 300), 0.9f);
        Fingerprinted two = (Fingerprinted) pool.fingerprint(joined(jpeg, other));
        assertThat(two.reel().frames().getLast().hashed())
                .isEqualTo(
                        ((Fingerprinted) pool.fingerprint(other)).fingerprints().hashed());
        assertThat(two.reel().whole()).isTrue();
    }

    @Test
    void what_is_not_understood_behind_a_picture_leaves_it_partly_looked_at() throws Exception {
        Bytes jpeg = Pictures.jpeg(Pictures.shapes(3, 400, 300), 0.9f);
        assertThat(reel(joined(jpeg, Bytes.utf8("and now something else")))).matches(reel -> !reel.whole());
        Bytes nested = jpeg;
        for (int i = 0; i < 12; i++) nested = joined(nested, Pictures.jpeg(Pictures.shapes(i, 64, 64), 0.9f));
        assertThat(reel(nested)).matches(reel -> !reel.whole());
    }

    @Test
    void a_film_that_ends_early_is_partly_looked_at_or_broken() throws Exception {
        Bytes late = MoreFilms.film(folder, "late.mp4", SOURCE);
        assertThat(pool.fingerprint(half(late))).isEqualTo(new Undecodable(WhyUndecodable.BROKEN));
        Bytes early = MoreFilms.film(folder, "early.mp4", SOURCE, "-movflags", "+faststart");
        assertThat(reel(half(early)))
                .matches(reel -> !reel.whole() && !reel.frames().isEmpty());
        Bytes matroska = MoreFilms.film(folder, "film.mkv", SOURCE, "-c:v", "ffv1");
        assertThat(reel(half(matroska)))
                .matches(reel -> !reel.whole() && !reel.frames().isEmpty());
    }

    @Test
    void a_second_film_in_the_same_file_is_not_passed_over_in_silence() throws Exception {
        Bytes two = MoreFilms.film(
                folder,
                "two.mp4",
                SOURCE,
                "-f",
                "lavfi",
                "-i",
                "mandelbrot=size=160x120:rate=10,trim=duration=4",
                "-map",
                "0:v",
                "-map",
                "1:v");
        assertThat(reel(two)).matches(reel -> !reel.whole() && !reel.frames().isEmpty());
    }

    @Test
    void sound_without_pictures_and_noise_give_none() throws Exception {
        Bytes sound = MoreFilms.film(folder, "sound.mp4", "sine=duration=1");
        assertThat(pool.fingerprint(sound)).isEqualTo(new Undecodable(WhyUndecodable.UNRECOGNISED));
        byte[] noise = new byte[100_000];
        new Random(4).nextBytes(noise);
        System.arraycopy(new byte[] {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3}, 0, noise, 0, 4);
        assertThat(pool.fingerprint(Bytes.copyOf(noise))).isInstanceOf(Undecodable.class);
        assertThat(reel(MoreFilms.film(folder, "film.mp4", SOURCE)).whole()).isTrue();
    }

    /// Such files name others, which a decoder would open and show.
    @Test
    void play_lists_are_no_films() throws Exception {
        MoreFilms.needed();
        for (String list : new String[] {
            "#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n",
            "ffconcat version 1.0\nfile /etc/hostname\n",
            "<?xml version=\"1.0\"?><MPD><BaseURL>file:///etc/hostname</BaseURL></MPD>"
        }) {
            assertThat(pool.fingerprint(Bytes.utf8(list))).isEqualTo(new Undecodable(WhyUndecodable.UNRECOGNISED));
        }
    }

    @Test
    void time_and_number_bound_a_film() throws Exception {
        Bytes film = MoreFilms.film(folder, "film.mp4", SOURCE);
        FilmSettings films = FilmSettings.standard();
        assertThat(with(films.withDeadline(Duration.ofMillis(1)), film))
                .isEqualTo(new Undecodable(WhyUndecodable.TOO_SLOW));
        Fingerprinted cut = (Fingerprinted) with(new FilmSettings(true, Duration.ofMinutes(1), 0, 60, 7), film);
        assertThat(cut.reel().frames()).hasSize(7);
        assertThat(cut.reel().whole()).isFalse();
    }

    @Test
    void a_film_cannot_hide_behind_the_rate_it_claims() throws Exception {
        // 80 frames that claim to be a fifth of a second.
        Bytes film = MoreFilms.film(folder, "fast.mkv", "testsrc=size=160x120:rate=400:duration=0.2", "-c:v", "ffv1");
        assertThat(reel(film).frames()).hasSize(2);
    }

    @Test
    void a_decoder_that_is_ended_from_outside_is_no_fact_about_the_film() throws Exception {
        Bytes film = MoreFilms.film(
                folder, "long.mp4", "testsrc2=size=1280x720:rate=30:duration=20", "-preset", "ultrafast");
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = threads.submit(() -> pool.fingerprint(film));
            killTheDecoder();
            assertThat(((Fingerprinted) waiting.get()).reel())
                    .matches(reel -> reel.whole() && reel.frames().size() == 20);
        }
    }

    private static void killTheDecoder() throws InterruptedException {
        while (true) {
            var decoder = ProcessHandle.current()
                    .descendants()
                    .filter(process -> process.info().command().orElse("").endsWith("/ffmpeg"))
                    .findFirst();
            if (decoder.isPresent()) {
                decoder.get().destroyForcibly();
                return;
            }
            Thread.sleep(10);
        }
    }

    @Test
    void without_films_wanted_they_stay_unsupported() throws Exception {
        Bytes film = MoreFilms.film(folder, "film.mp4", SOURCE);
        assertThat(with(FilmSettings.standard().withWanted(false), film))
                .isEqualTo(new Undecodable(WhyUndecodable.UNSUPPORTED));
    }

    @Test
    void a_person_is_shown_frames_and_never_the_whole() throws Exception {
        Bytes film = MoreFilms.film(folder, "film.mp4", SOURCE);
        Rendition sheet = (Rendition) pool.draw(film, Rung.FULL);
        assertThat(sheet.whole()).isFalse();
        assertThat(sheet.width()).isGreaterThan(3 * 160);
        assertThat(pool.draw(half(film), Rung.FULL)).isEqualTo(new Undecodable(WhyUndecodable.BROKEN));
    }

    private static Reel reel(Bytes file) throws IOException {
        return ((Fingerprinted) pool.fingerprint(file)).reel();
    }

    private static Decoded with(FilmSettings films, Bytes film) throws IOException {
        try (ChildPool other = ChildPool.open(MediaSettings.standard().withFilms(films))) {
            return other.fingerprint(film);
        }
    }

    private static Bytes half(Bytes film) {
        return Bytes.copyOf(Arrays.copyOf(film.toArray(), film.length() / 2));
    }

    private static Bytes joined(Bytes... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Bytes part : parts) all.writeBytes(part.toArray());
        return Bytes.copyOf(all.toByteArray());
    }
}
