package org.rowan.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/// Cases of the running server.
@Command(
        name = "case",
        description = "Cases of the running server.",
        subcommands = {CaseCommand.Export.class})
final class CaseCommand {

    @Command(
            name = "export",
            description = "Writes the referral of a case in another form. Nothing is sent to anybody, and nothing is"
                    + " written that no person decided to refer. What a form demands and the case does not hold you"
                    + " state yourself.")
    static final class Export implements Callable<Integer> {

        @Mixin
        private Shell shell = new Shell();

        @Option(names = "--as", required = true, paramLabel = "FORM", description = "xarf, dsa, iccam, case-uco, vics.")
        private String form = "";

        @Option(names = "--to", required = true, paramLabel = "FILE", description = "A file that is not there yet.")
        private Path to = Path.of("");

        @Option(
                names = "--by",
                required = true,
                paramLabel = "NAME",
                description = "Your sign-in name; you need the role filer or lead. The password is asked for, or read"
                        + " from standard input.")
        private String by = "";

        @Option(names = "--grade", paramLabel = "GRADE", description = "xarf, iccam: the grade a trained person gave.")
        private Optional<String> grade = Optional.empty();

        @Option(names = "--kind", paramLabel = "KIND", description = "xarf: the kind of exploitation.")
        private Optional<String> kind = Optional.empty();

        @Option(names = "--file", paramLabel = "N", description = "xarf: which file, from 1.")
        private Optional<Integer> file = Optional.empty();

        @Option(names = "--region", paramLabel = "REGION", description = "vics: Default, US, UK or CUSTOM.")
        private Optional<String> region = Optional.empty();

        @Option(names = "--state", split = ",", paramLabel = "CODE", description = "dsa: Member States concerned.")
        private List<String> states = List.of();

        @Parameters(paramLabel = "CASE")
        private String id = "";

        @Override
        public Integer call() throws IOException {
            Path target = to.toAbsolutePath().normalize();
            if (Files.exists(target)) {
                return shell.print(
                        new Answer.Refused(to + " exists already. Name a file that does not; nothing was exported."));
            }
            if (!Files.isDirectory(Optional.ofNullable(target.getParent()).orElse(target))) {
                return shell.print(new Answer.Refused("The folder of " + to + " is not there. Nothing was exported."));
            }
            var wanted = JsonNodeFactory.instance.objectNode().put("form", form).put("as", by);
            grade.ifPresent(text -> wanted.put("grade", text));
            kind.ifPresent(text -> wanted.put("kind", text));
            file.ifPresent(number -> wanted.put("file", number));
            region.ifPresent(text -> wanted.put("region", text));
            if (!states.isEmpty()) wanted.put("states", String.join(",", states));
            wanted.put("password", Password.of(by).reveal());
            return shell.print(shell.server().take(wanted, content -> write(target, content), "cases", id, "export"));
        }

        private Answer write(Path target, InputStream content) {
            try {
                Path folder = Optional.ofNullable(target.getParent()).orElse(target);
                Path fresh = Files.createTempFile(
                        folder,
                        "." + target.getFileName() + ".unfinished-",
                        "",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                try {
                    Files.copy(content, fresh, StandardCopyOption.REPLACE_EXISTING);
                    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
                    Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
                } finally {
                    Files.deleteIfExists(fresh);
                }
                return new Answer.Done(JsonNodeFactory.instance
                        .objectNode()
                        .put("case", id)
                        .put("form", form)
                        .put("file", to.toString()));
            } catch (IOException e) {
                return new Answer.Refused("The export of case %s was not written: %s. It is on record; export it again."
                        .formatted(id, e.getMessage()));
            }
        }
    }
}
