package org.rowan.cli.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.hashlist.FastIndex;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.ListFile;
import org.rowan.hashlist.ListId;
import org.rowan.hashlist.ListRecord;
import org.rowan.hashlist.ListRecord.Standing;
import org.rowan.hashlist.ListTerms;
import org.rowan.signal.SignalType;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The list files of a command line, each with its type. Nobody has confirmed them, and nothing follows
/// from a match but a line.
final class ListFiles {
    private static final int MAX_NAME = 100;

    /// The types by the names that lists and the console use.
    static final class TypeName implements ITypeConverter<SignalType> {
        @Override
        public SignalType convert(String label) {
            return SignalType.ofLabel(label)
                    .orElseThrow(() -> new TypeConversionException("a type is pdq, md5, sha1 or sha256; got " + label));
        }
    }

    /// One file.
    static final class Given {
        @Option(names = "--list", required = true, paramLabel = "FILE", description = "One hash a line, or CSV.")
        private Path file = Path.of("");

        @Option(
                names = "--type",
                required = true,
                converter = TypeName.class,
                paramLabel = "pdq|md5|sha1|sha256",
                description = "What the list before it holds.")
        private SignalType type = SignalType.PDQ;
    }

    @ArgGroup(exclusive = false, multiplicity = "1..*")
    private List<Given> given = new ArrayList<>();

    /// - Shapes: `mark` is a digest over the content and type of every file, in order.
    record Read(FastIndex index, Bytes mark) {}

    /// - Errors: `Stopped` with the list, line and column where a file cannot be read as a list.
    Read read() throws Stopped {
        FastIndex.Builder builder = new FastIndex.Builder();
        MessageDigest mark = Digest.algorithm("SHA-256");
        for (int i = 0; i < given.size(); i++) {
            Given one = given.get(i);
            Bytes content = content(one.file);
            mark.update((one.type.label() + " " + content.length() + "\n").getBytes(StandardCharsets.UTF_8));
            content.updateInto(mark);
            add(builder, i + 1, one, content);
        }
        return new Read(builder.build(1), Bytes.adopt(mark.digest()));
    }

    /// The one type of all lists, if they have one.
    Optional<SignalType> type() {
        Set<SignalType> types = Set.copyOf(given.stream().map(one -> one.type).toList());
        return types.size() == 1 ? types.stream().findFirst() : Optional.empty();
    }

    private static Bytes content(Path file) throws Stopped {
        try {
            return Bytes.adopt(Files.readAllBytes(file));
        } catch (IOException | OutOfMemoryError e) {
            throw new Stopped(
                    Exit.CANNOT_READ,
                    "Reading the list file %s failed: a readable file was expected. Nothing was compared."
                            .formatted(Cells.plain(file.toString())),
                    e);
        }
    }

    private static void add(FastIndex.Builder builder, int number, Given one, Bytes content) throws Stopped {
        String name = name(one.file);
        List<ListRecord> records = switch (ListFile.parse(name, one.type, content)) {
            case ListFile.Refused refused -> throw new Stopped(Exit.BROKEN_LIST, refused.sentence());
            case ListFile.Records(var all) -> all;
        };
        List<ListRecord> entries =
                records.stream().filter(r -> r.standing() == Standing.ENTRY).toList();
        HashList list = new HashList(
                new ListId("file-" + number),
                name,
                name,
                one.type,
                false,
                records.size(),
                entries.size(),
                "command line",
                Instant.EPOCH,
                new HashList.AwaitingConfirmation(Set.of()),
                false,
                ListTerms.of(name),
                Optional.empty(),
                java.util.Set.of());
        entries.forEach(entry -> builder.add(list, entry.number(), entry.signal()));
    }

    private static String name(Path file) {
        String name =
                Cells.plain(Optional.ofNullable(file.getFileName()).orElse(file).toString());
        return name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
    }
}
