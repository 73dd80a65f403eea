package org.rowan.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.rowan.base.Bytes;
import org.rowan.cli.scan.Cells;
import org.rowan.media.ChildPool;
import org.rowan.media.MediaSettings;
import org.rowan.port.Media.Fingerprinted;
import org.rowan.port.Media.Undecodable;
import org.rowan.signal.Digests;
import org.rowan.signal.Profile;
import org.rowan.signal.WhyUndecodable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// Hashes files as the server would: decoded by content, in the same held child processes.
///
/// - Errors: exit code 1 when some file could not be read or decoded; the others are still done.
@Command(
        name = "hash",
        description = "Prints size, PDQ with its quality, MD5, SHA-1 and SHA-256 of each file, one row a file.")
final class HashCommand implements Callable<Integer> {

    /// How rows are written.
    enum Format {
        csv,
        json
    }

    /// The profiles by the names the specification gives them.
    static final class ProfileName implements ITypeConverter<Profile> {
        @Override
        public Profile convert(String label) {
            return Profile.ofLabel(label)
                    .orElseThrow(() -> new TypeConversionException("a profile is full or nn512; got " + label));
        }
    }

    @Option(
            names = "--profile",
            defaultValue = "full",
            converter = ProfileName.class,
            paramLabel = "full|nn512",
            description = "How pixels are scaled before PDQ: full (as HMA) or nn512 (as the reference tool).")
    private Profile profile = Profile.FULL;

    @Option(names = "--dihedral", description = "Add the eight turned and mirrored hashes.")
    private boolean dihedral;

    @Option(names = "--format", defaultValue = "csv", paramLabel = "csv|json", description = "csv, or JSON lines.")
    private Format format = Format.csv;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to hash.")
    private List<Path> files = List.of();

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = command.commandLine().getOut();
        HashRows rows = new HashRows(dihedral);
        boolean allDone = true;
        try (ChildPool pool = ChildPool.open(MediaSettings.standard().withChildren(1))) {
            if (format == Format.csv) {
                out.println(rows.header());
            }
            for (Path file : files) {
                allDone &= hash(pool, file, rows, out);
                out.flush();
            }
        }
        return allDone ? 0 : 1;
    }

    private boolean hash(ChildPool pool, Path file, HashRows rows, PrintWriter out) throws IOException {
        Bytes content;
        try {
            content = Bytes.adopt(Files.readAllBytes(file));
        } catch (IOException | OutOfMemoryError e) {
            complain(file, "could not be read: " + reason(e) + "; it has no row");
            return false;
        }
        Digests digests = Digests.of(content);
        HashRows.Row row = switch (pool.fingerprint(content, profile)) {
            case Fingerprinted first -> rows.of(file.toString(), first.fingerprints(), digests);
            case Undecodable(var why) -> {
                complain(file, sentence(why) + "; its row holds digests only");
                yield rows.of(file.toString(), digests);
            }
        };
        out.println(format == Format.csv ? row.csv() : row.json());
        return row.decoded();
    }

    private void complain(Path file, String what) {
        PrintWriter err = command.commandLine().getErr();
        err.println(Cells.plain(file.toString()) + " " + what + ".");
        err.flush();
    }

    private static String reason(Throwable e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "reading it is not permitted";
            case OutOfMemoryError _ -> "it is larger than this command's memory";
            default -> "it is a folder, or its disk failed";
        };
    }

    private static String sentence(WhyUndecodable why) {
        return switch (why) {
            case EMPTY -> "holds no bytes, so there is no picture";
            case UNRECOGNISED -> "is no picture by its content; JPEG, PNG, GIF, BMP, WebP or TIFF was expected";
            case UNSUPPORTED -> "is of a format, or a variant of one, that is not decoded here";
            case BROKEN -> "ends too early or contradicts itself, and could not be decoded";
            case TOO_LARGE -> "is larger than 100 megapixels or 100 MiB, and was not decoded";
            case TOO_SLOW -> "took longer than 30 s to decode, and was given up";
            case DIED -> "made the decoding process die";
        };
    }
}
