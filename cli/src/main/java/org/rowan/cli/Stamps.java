package org.rowan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.agency.stamps.StampCheck;
import org.rowan.agency.stamps.StampFolder;
import org.rowan.agency.stamps.StampTrust;
import org.rowan.auditlog.NoteRead;
import org.rowan.auditlog.SignedNote;
import org.rowan.base.Bytes;

/// The time stamps beside a log, checked without a network. It is apart from [Verify], because it needs more than
/// the JDK: Bouncy Castle.
final class Stamps {
    private Stamps() {}

    /// `checkpoints`: those that are stamped well. `said`: in words. `faults`: a sentence for each that is not.
    record Read(List<SignedNote> checkpoints, String said, List<String> faults) {
        Read {
            checkpoints = List.copyOf(checkpoints);
            faults = List.copyOf(faults);
        }
    }

    /// - `where`: the data folder of a server, its log, or the folder of stamps. `ca`: certificates (PEM).
    static Read of(Path where, Path ca) throws IOException {
        StampTrust trust = StampTrust.ofPem(Bytes.adopt(Files.readAllBytes(ca)));
        List<SignedNote> checkpoints = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        String newest = "";
        for (StampFolder.Stamped stamped : new StampFolder(folder(where)).all()) {
            Optional<SignedNote> note = note(stamped.checkpoint());
            switch (trust.check(stamped.token(), stamped.checkpoint())) {
                case StampCheck.Wrong wrong ->
                    faults.add("TimeStampWrong: the stamp of %d entries: %s.".formatted(stamped.size(), wrong.why()));
                case StampCheck.Valid valid -> {
                    note.ifPresent(checkpoints::add);
                    if (note.isEmpty()) {
                        faults.add("TimeStampWrong: what the stamp of %d entries stamps is no checkpoint."
                                .formatted(stamped.size()));
                    }
                    newest = "its first %d entries existed at %s".formatted(stamped.size(), valid.at()) + ", says "
                            + valid.authority();
                }
            }
        }
        String said = checkpoints.isEmpty()
                ? "There are no time stamps beside it.%n".formatted()
                : "Time stamps: %d are good; %s.%n".formatted(checkpoints.size(), newest);
        return new Read(checkpoints, said, faults);
    }

    private static Path folder(Path where) {
        for (Path folder : List.of(where.resolve("stamps"), where.resolve("../stamps"))) {
            if (Files.isDirectory(folder)) return folder;
        }
        return where;
    }

    private static Optional<SignedNote> note(Bytes checkpoint) {
        return switch (SignedNote.read(checkpoint.asUtf8())) {
            case SignedNote note -> Optional.of(note);
            case NoteRead.Malformed bad -> Optional.empty();
        };
    }
}
