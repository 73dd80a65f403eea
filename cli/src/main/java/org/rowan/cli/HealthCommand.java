package org.rowan.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Whether the running server is well, by its own word.
@Command(name = "health", description = "Asks the running server whether it is well; exit code 0 if so.")
final class HealthCommand implements Callable<Integer> {

    @Mixin
    private Shell shell = new Shell();

    @Override
    public Integer call() throws IOException {
        return shell.print(shell.server().health());
    }
}
