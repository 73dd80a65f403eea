package org.rowan.media.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rowan.media.jail.Jail;
import org.rowan.media.jail.Outside;
import org.rowan.media.jail.Program;
import org.rowan.media.jail.SelfJail;
import org.rowan.media.wire.Frames;

/// Starts a film's decoder: `FilmMain PARENT_NETWORK PARENT_FILES PROGRAM ARGUMENT…`. It takes the film
/// from its standard input into memory, holds itself, says what holds it, and becomes the program. Of the
/// arguments, `FILM` becomes the path of the film.
public final class FilmMain {
    public static final String FILM = "FILM";

    private FilmMain() {}

    public static void main(String[] arguments) throws IOException {
        Program program = Program.onThisMachine();
        Path film;
        try (DataInputStream in = new DataInputStream(new FileInputStream(FileDescriptor.in))) {
            film = program.keepInMemory(in);
        }
        Jail jail = SelfJail.enterBeforeProgram(new Outside(arguments[0], arguments[1]));
        DataOutputStream out = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
        Frames.write(out, new byte[] {ChildMain.PROTOCOL, (byte) jail.bits()});
        List<String> command = new ArrayList<>();
        for (int i = 2; i < arguments.length; i++) {
            command.add(arguments[i].equals(FILM) ? film.toString() : arguments[i]);
        }
        program.become(command, Map.of("MALLOC_ARENA_MAX", "2", "LC_ALL", "C"));
    }
}
