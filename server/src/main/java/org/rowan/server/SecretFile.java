package org.rowan.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.rowan.base.Personal;

/// A password or key in a file that nobody else can read.
public final class SecretFile {
    private SecretFile() {}

    /// Not such a file. The message says what was expected.
    public static final class Unfit extends IOException {
        private static final long serialVersionUID = 1;

        Unfit(String expected) {
            super(expected);
        }
    }

    public static Personal<String> read(Path file) throws IOException {
        if (!Files.isReadable(file)) throw new Unfit("a file that this user can read");
        Set<PosixFilePermission> others =
                EnumSet.range(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_EXECUTE);
        others.retainAll(Files.getPosixFilePermissions(file));
        if (!others.isEmpty()) throw new Unfit("a file that nobody else may read (chmod 600)");
        return new Personal<>(Files.readString(file).strip());
    }
}
