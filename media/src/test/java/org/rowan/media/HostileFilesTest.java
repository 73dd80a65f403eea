package org.rowan.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rowan.base.Bytes;
import org.rowan.cases.Rung;
import org.rowan.media.decode.HostileWebp;
import org.rowan.port.Media.Fingerprinted;
import org.rowan.port.Media.Undecodable;
import org.rowan.signal.WhyUndecodable;
import org.rowan.testkit.fixtures.HostileFiles;
import org.rowan.testkit.fixtures.HostileFiles.Hostile;
import org.rowan.testkit.fixtures.Pictures;

class HostileFilesTest {
    private static final Bytes BENIGN = Pictures.png(Pictures.shapes(1, 64, 64));

    private static ChildPool pool;

    @BeforeAll
    static void open() throws IOException {
        pool = ChildPool.open(MediaSettings.standard().withChildren(1));
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    static List<Hostile> files() {
        return Stream.concat(HostileFiles.all().stream(), HostileWebp.all().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_hostile_file_has_its_outcome_and_the_next_file_is_served(Hostile file) throws IOException {
        assertThat(outcome(file.content())).as(file.name()).isEqualTo(file.expected());
        assertThat(pool.fingerprint(BENIGN)).isInstanceOf(Fingerprinted.class);
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_hostile_file_is_never_drawn_when_it_was_not_decoded(Hostile file) throws IOException {
        boolean drawn = !(pool.draw(file.content(), Rung.MASKED) instanceof Undecodable);
        assertThat(drawn).as(file.name()).isEqualTo(file.expected().isEmpty());
    }

    @Test
    void a_file_beyond_the_byte_limit_is_too_large_without_asking_a_child() throws IOException {
        try (ChildPool small = ChildPool.open(MediaSettings.standard().withMaxFileBytes(BENIGN.length() - 1))) {
            assertThat(small.fingerprint(BENIGN)).isEqualTo(new Undecodable(WhyUndecodable.TOO_LARGE));
        }
    }

    @Test
    void a_picture_exactly_at_the_pixel_limit_decodes_and_one_beyond_does_not() throws IOException {
        try (ChildPool small = ChildPool.open(MediaSettings.standard().withMaxPixels(64 * 64))) {
            assertThat(small.fingerprint(BENIGN)).isInstanceOf(Fingerprinted.class);
            assertThat(small.fingerprint(Pictures.png(Pictures.shapes(1, 64, 65))))
                    .isEqualTo(new Undecodable(WhyUndecodable.TOO_LARGE));
        }
    }

    private static Optional<WhyUndecodable> outcome(Bytes content) throws IOException {
        return switch (pool.fingerprint(content)) {
            case Fingerprinted _ -> Optional.empty();
            case Undecodable(WhyUndecodable why) -> Optional.of(why);
        };
    }
}
