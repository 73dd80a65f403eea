package org.rowan.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// What every command that speaks to the server is given: the server, and a way to print its answer. It
/// stands last among the parameters of a command, where picocli expects what is mixed in.
final class Shell {

    @Mixin
    private Server server = new Server();

    @Mixin
    private Printed printed = new Printed();

    private CommandSpec command = CommandSpec.create();

    @Spec(Spec.Target.MIXEE)
    void command(CommandSpec mixedInto) {
        command = mixedInto;
    }

    Server server() {
        return server;
    }

    int print(Answer answer) {
        return printed.answer(command.commandLine(), answer);
    }
}
