package org.rowan.cli.scan;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.rowan.base.Bytes;
import org.rowan.cases.Rung;
import org.rowan.hashlist.FastIndex;
import org.rowan.port.Media;
import org.rowan.screening.Limits;
import org.rowan.signal.Fingerprints;
import org.rowan.signal.Hashed;
import org.rowan.signal.PdqHash;
import org.rowan.signal.WhyUndecodable;

/// A scan over files that a fake decoder reads: their text is what becomes of them.
final class Stage {
    private static final PdqHash LISTED = PdqHash.parse("0123456789abcdef".repeat(4));
    private static final PdqHash OTHER = PdqHash.parse("fedcba9876543210".repeat(4));

    final Path folder;
    final AtomicBoolean stop = new AtomicBoolean();
    final StringWriter said = new StringWriter();
    private final Path list;

    Stage(Path temp) throws IOException {
        folder = Files.createDirectories(temp.resolve("files"));
        list = Files.writeString(temp.resolve("known.txt"), LISTED.hex() + "\n");
    }

    void put(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(folder));
        Files.writeString(file, text);
    }

    ListFiles.Read lists() throws IOException {
        ListFiles lists = new ListFiles();
        new picocli.CommandLine(picocli.CommandLine.Model.CommandSpec.create()
                        .addMixin("lists", picocli.CommandLine.Model.CommandSpec.forAnnotatedObject(lists)))
                .parseArgs("--list", list.toString(), "--type", "pdq");
        return lists.read();
    }

    Examiner examiner(Media media) throws IOException {
        FastIndex index = lists().index();
        return new Examiner(Optional.of(media), index, Limits.DEFAULT, 1_000, 1);
    }

    /// Scans into `out`; the decoder says stop at its call number `stopAt`, counted from 1.
    int scan(Path out, boolean resume, int stopAt) throws IOException {
        Results results = ResultFile.open(out, resume, Bytes.utf8("mark"), Results.Format.csv);
        return scan(results, Set.of(out.toRealPath(), ResultFile.listBeside(out).toRealPath()), stopAt);
    }

    int scan(Results results, Set<Path> own, int stopAt) throws IOException {
        return scan(results, new FolderSource(folder, own), stopAt);
    }

    int scan(Path out, boolean resume, Source source, int stopAt) throws IOException {
        return scan(ResultFile.open(out, resume, Bytes.utf8("mark"), Results.Format.csv), source, stopAt);
    }

    int scan(Results results, Source source, int stopAt) throws IOException {
        stop.set(false);
        AtomicInteger calls = new AtomicInteger();
        Media media = new Decoder(text -> {
            if (calls.incrementAndGet() == stopAt) {
                stop.set(true);
            }
        });
        Progress progress = new Progress(new PrintWriter(said), false, System::nanoTime);
        return new Scan(new Scan.Setup(examiner(media), results, Results.Format.csv, true, 2, progress, stop))
                .of(source);
    }

    /// Told of each file before it answers.
    interface Watching {
        void file(String text);
    }

    record Decoder(Watching watching) implements Media {
        @Override
        public Optional<Hashed> glance(Bytes file) {
            return switch (file.asUtf8()) {
                case "glance far" -> Optional.of(hashed(OTHER, 100));
                case "glance near" -> Optional.of(hashed(LISTED, 100));
                case "glance flat" -> Optional.of(hashed(OTHER, 55));
                default -> Optional.empty();
            };
        }

        @Override
        public Decoded fingerprint(Bytes file) {
            String text = file.asUtf8();
            watching.file(text);
            return switch (text) {
                case "listed" -> printed(LISTED, 100);
                case "flat" -> printed(LISTED, 3);
                case "dies" -> new Undecodable(WhyUndecodable.DIED);
                case "broken" -> new Undecodable(WhyUndecodable.BROKEN);
                default -> printed(OTHER, 100);
            };
        }

        private static Fingerprinted printed(PdqHash hash, int quality) {
            return new Fingerprinted(new Fingerprints(Fingerprints.Format.PNG, 9, 9, 1, hashed(hash, quality)));
        }

        private static Hashed hashed(PdqHash hash, int quality) {
            return new Hashed(hash, quality, Collections.nCopies(Hashed.VARIANTS, hash));
        }

        @Override
        public Drawn draw(Bytes file, Rung rung) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Exif exif(Bytes file) {
            throw new UnsupportedOperationException();
        }
    }
}
