package org.rowan.media.decode;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.signal.WhyUndecodable;
import org.rowan.testkit.fixtures.HostileFiles.Hostile;
import org.rowan.testkit.fixtures.Pictures;
import org.rowan.testkit.fixtures.WebpFile;
import org.rowan.testkit.fixtures.WebpFile.Coded;

/// WebP files that end early or lie about their size.
public final class HostileWebp {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 200;
    private static final BufferedImage PICTURE = Pictures.shapes(11, WIDTH, HEIGHT);
    private static final Coded LOSSY = Vp8Frame.coded(PICTURE);
    private static final Coded LOSSLESS = WebpFile.coded(PICTURE);

    private HostileWebp() {}

    public static List<Hostile> all() {
        List<Hostile> all = new ArrayList<>(truncated());
        all.addAll(liars());
        return List.copyOf(all);
    }

    /// Cut off, and cut off with every length corrected, so that only the samples are missing.
    private static List<Hostile> truncated() {
        List<Hostile> all = new ArrayList<>();
        for (Coded whole : List.of(LOSSY, LOSSLESS)) {
            String kind = whole == LOSSY ? "lossy" : "lossless";
            for (int percent : List.of(1, 25, 50, 95)) {
                Coded part = new Coded(whole.type(), head(whole.content(), percent));
                String name = "%d percent of a %s WebP".formatted(percent, kind);
                all.add(no(name, head(WebpFile.still(whole), percent), WhyUndecodable.BROKEN));
                all.add(no(name + ", lengths corrected", WebpFile.still(part), WhyUndecodable.BROKEN));
                all.add(no(
                        name + ", lengths corrected, with metadata",
                        WebpFile.extended(part, WIDTH, HEIGHT),
                        WhyUndecodable.BROKEN));
                all.add(no(
                        name + ", animated, lengths corrected",
                        WebpFile.animated(List.of(part, LOSSLESS), WIDTH, HEIGHT),
                        WhyUndecodable.BROKEN));
            }
        }
        return all;
    }

    private static List<Hostile> liars() {
        int most = 1 << 14;
        Coded head = WebpFile.headOnly(most, most);
        return List.of(
                no("a WebP of 16,384 x 16,384 pixels", WebpFile.still(head), WhyUndecodable.TOO_LARGE),
                no("a WebP canvas of 16,777,216 pixels a side", canvas(LOSSLESS, 1 << 24), WhyUndecodable.BROKEN),
                no("a WebP of 268 megapixels on a small canvas", canvas(head, 64), WhyUndecodable.TOO_LARGE),
                no("a WebP on a canvas that is larger than it", canvas(LOSSLESS, 1_000), WhyUndecodable.BROKEN),
                no("a WebP on a canvas that is smaller than it", canvas(LOSSY, 64), WhyUndecodable.BROKEN),
                no(
                        "a WebP frame of 268 megapixels in a small animation",
                        WebpFile.animated(List.of(head), 64, 64),
                        WhyUndecodable.TOO_LARGE),
                no("a WebP animation without frames", WebpFile.animated(List.of(), 64, 64), WhyUndecodable.BROKEN),
                new Hostile(
                        "a WebP animation of a hundred thousand frames",
                        WebpFile.animated(frames(100_000), WIDTH, HEIGHT),
                        Optional.empty()));
    }

    private static List<Coded> frames(int count) {
        List<Coded> frames = new ArrayList<>(List.of(LOSSY));
        frames.addAll(Collections.nCopies(count - 1, WebpFile.headOnly(1, 1)));
        return frames;
    }

    private static Bytes canvas(Coded picture, int side) {
        return WebpFile.extended(picture, side, side);
    }

    private static Bytes head(Bytes content, int percent) {
        return content.slice(0, Math.max(13, content.length() * percent / 100));
    }

    private static Hostile no(String name, Bytes content, WhyUndecodable why) {
        return new Hostile(name, content, Optional.of(why));
    }
}
