package org.rowan.cli.drill;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;

/// Runs the script: once for a person to watch, or in rounds while the server is being killed.
public final class Drill {
    private final Path launcher;
    private final Path data;
    private final PrintWriter out;

    public Drill(Path launcher, Path data, PrintWriter out) {
        this.launcher = launcher;
        this.data = data;
        this.out = out;
    }

    /// True when all steps passed. With `keep` it returns only when the server has stopped.
    /// `all`: with the drills beside the first.
    public boolean once(boolean keep, boolean all) throws IOException {
        Told told = new Told(out, Script.STEPS + (all ? Scenarios.STEPS : 0));
        out.println("A drill with made pictures, in " + data + ". Nothing leaves this machine.");
        try (Stage stage = Stage.set(launcher, data)) {
            Script script = new Script(stage, launcher, told);
            script.all();
            if (all) script.scenarios().all();
            told.passed();
            if (keep) keep(stage, script);
            return true;
        } catch (Failed failed) {
            told.failed(failed.sentence());
            return false;
        }
    }

    private void keep(Stage stage, Script script) {
        out.printf("%nThe server is still up at %s%n", stage.server().address());
        for (Map.Entry<String, Staff> who : script.staff().entrySet()) {
            out.printf(
                    "  sign in as %-12s with the password: %s%n",
                    who.getKey(), who.getValue().password().reveal());
        }
        out.println("Stop it with Ctrl-C.");
        out.flush();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeQuietly(stage)));
        while (stage.server().alive()) Patience.pause();
    }

    private static void closeQuietly(Stage stage) {
        try {
            stage.close();
        } catch (IOException e) {
            System.err.println(e.getMessage());
        }
    }

    /// Drills in rounds while the server is killed `kills` times, then checks the books. True when all is
    /// well.
    public boolean withKills(int kills, long seed) throws IOException {
        out.printf(
                "Drills while the server is killed %d times at random moments (seed %d), in %s.%n", kills, seed, data);
        Told silent = new Told(new PrintWriter(Writer.nullWriter()), Script.STEPS);
        try (Stage stage = Stage.set(launcher, data)) {
            Script script = new Script(stage, launcher, silent);
            script.prepare();
            int rounds = 0;
            int done;
            try (Chaos chaos = Chaos.start(stage.server(), kills, seed)) {
                do {
                    script.round();
                    rounds++;
                    out.printf("  round %d: filed once, after %d kills%n", rounds, chaos.kills());
                    out.flush();
                } while (chaos.kills() < kills);
                done = chaos.kills();
            }
            script.round();
            script.booksAgree();
            script.evidenceIsThere();
            String proof = LogProof.of(launcher, data, stage.patience());
            out.printf(
                    "killed %d times in %d rounds: no evidence lost, %d cases referred and %d reports filed. %s%n",
                    done,
                    rounds + 1,
                    script.referred().size(),
                    script.referred().size(),
                    proof);
            return true;
        } catch (Failed failed) {
            out.println("FAILED  " + failed.sentence());
            return false;
        } finally {
            out.flush();
        }
    }

    public static void delete(Path folder) throws IOException {
        Stage.delete(folder);
    }
}
