package org.rowan.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rowan.testkit.contracts.Samples.NOON;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;
import org.rowan.hashlist.LayeredIndex;

/// Writes the file of the index again and again, or holds on in the middle, in a process of its own.
final class IndexWriter {
    private IndexWriter() {}

    /// `args`: address of the database, schema, folder, `again` or `hold`; credentials on standard input.
    public static void main(String[] args) throws IOException {
        Properties credentials = new Properties();
        credentials.load(System.in);
        try (Database database = Database.open(new Database.Address(args[0], args[1], credentials))) {
            Path folder = Path.of(args[2]);
            IndexFile file = IndexFile.in(folder, told -> {});
            PostgresHashLists lists = new PostgresHashLists(database, InstantSource.fixed(NOON), Optional.of(file));
            if (args[3].equals("hold")) {
                file.write(LayeredIndex.empty(1), (digest, number) -> forever());
            }
            LayeredIndex index = (LayeredIndex) lists.snapshot();
            begins();
            while (true) file.write(index, lists::register);
        }
    }

    private static void begins() {
        System.out.println("begins");
        System.out.flush();
    }

    private static void forever() throws IOException {
        begins();
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    static Process start(Database.Address address, Path folder) throws IOException {
        return run(address, folder, "again");
    }

    static Process holding(Database.Address address, Path folder) throws IOException {
        return run(address, folder, "hold");
    }

    private static Process run(Database.Address address, Path folder, String how) throws IOException {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        path,
                        IndexWriter.class.getName(),
                        address.url(),
                        address.schema(),
                        folder.toString(),
                        how)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream out = process.getOutputStream()) {
            out.write(PageWriter.written(address.credentials()));
        }
        String first =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        assertThat(first).as("the writer is under way").isEqualTo("begins");
        return process;
    }
}
