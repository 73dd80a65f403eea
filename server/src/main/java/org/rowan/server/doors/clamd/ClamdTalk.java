package org.rowan.server.doors.clamd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.rowan.server.doors.Wire;

/// One connection to the clamd door: one command, or a session of numbered ones, answered in order.
///
/// - Source: clamd(8); the answers are those of clamd 1.4.
final class ClamdTalk {
    private static final Duration LINGER = Duration.ofSeconds(1);
    private static final String COMMANDS = "PING VERSION VERSIONCOMMANDS STATS RELOAD INSTREAM IDSESSION END";

    private final Wire wire;
    private final ClamdDoor door;
    private char end = '\n';
    private int number;

    ClamdTalk(Wire wire, ClamdDoor door) {
        this.wire = wire;
        this.door = door;
    }

    /// Whether the connection goes on after a command.
    private enum Then {
        GO_ON,
        CLOSE
    }

    void run() throws IOException {
        try {
            if (!wire.await(door.office().rules().limits().idle())) return;
            wire.within(door.office().rules().limits().message());
            Command first = Command.read(wire, end);
            end = first.end();
            if (first.framed() && first.word().equals("IDSESSION")) session();
            else outside(first);
        } catch (Wire.Late late) {
            say("COMMAND READ TIMED OUT");
        }
        wire.linger(LINGER);
    }

    private void session() throws IOException {
        while (wire.await(door.office().rules().limits().idle())) {
            wire.within(door.office().rules().limits().message());
            Command command = Command.read(wire, end);
            end = command.end();
            if (command.word().equals("END")) return;
            number++;
            if (inside(command) == Then.CLOSE) return;
        }
    }

    private Then inside(Command command) throws IOException {
        return switch (command.word()) {
            case "PING", "VERSION", "VERSIONCOMMANDS", "STATS", "INSTREAM", "SCAN" -> common(command);
            default -> {
                say("Command invalid inside IDSESSION. ERROR");
                yield Then.CLOSE;
            }
        };
    }

    private void outside(Command command) throws IOException {
        switch (command.word()) {
            case "RELOAD" -> say(door.reload() ? "RELOADING" : "COMMAND UNAVAILABLE");
            case "SHUTDOWN" -> say("COMMAND UNAVAILABLE");
            case "CONTSCAN", "MULTISCAN", "ALLMATCHSCAN" -> path(command);
            default -> common(command);
        }
    }

    private Then common(Command command) throws IOException {
        return switch (command.word()) {
            case "PING" -> {
                // Without an answer whoever asks for our health takes us out until there are lists.
                if (!door.ready()) yield Then.CLOSE;
                yield say("PONG");
            }
            case "VERSION" -> say(door.version());
            case "VERSIONCOMMANDS" -> say(door.version() + "| COMMANDS: " + COMMANDS);
            case "STATS" ->
                say("POOLS: 1\n\nSTATE: VALID PRIMARY\nTHREADS: live 1  idle 0 max "
                        + door.office().rules().limits().connections() + " idle-timeout 30\nQUEUE: 0 items\nEND");
            case "SCAN" -> path(command);
            case "INSTREAM" -> {
                if (!command.framed()) yield unknown();
                Instream.Answer answer = new Instream(wire, door).take();
                say(answer.line());
                yield answer.last() ? Then.CLOSE : Then.GO_ON;
            }
            default -> unknown();
        };
    }

    /// A door that opened paths for whoever connects would show files of this machine.
    private Then path(Command command) throws IOException {
        if (command.argument().isBlank()) return unknown();
        return say(command.argument() + ": Paths are not opened here, send a stream ERROR");
    }

    private Then unknown() throws IOException {
        say("UNKNOWN COMMAND");
        return Then.CLOSE;
    }

    private Then say(String line) throws IOException {
        String numbered = number == 0 ? line : number + ": " + line;
        wire.write((numbered + end).getBytes(StandardCharsets.ISO_8859_1));
        return Then.GO_ON;
    }
}
