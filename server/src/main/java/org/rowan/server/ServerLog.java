package org.rowan.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.rowan.store.OwnerOnly;
import org.slf4j.LoggerFactory;

/// The server's own words, in the data folder too: what runs as a service has no terminal. Begun anew at 4
/// MB, one older kept, so that it never fills the disk.
final class ServerLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    static final long LIMIT = 4L << 20;

    private final Path file;
    private final PatternLayoutEncoder lines = new PatternLayoutEncoder();
    private long written;

    private ServerLog(Path file) {
        this.file = file;
    }

    /// Writes to `file` from now on, until it is closed.
    static ServerLog open(Path file) throws IOException {
        ServerLog log = new ServerLog(file);
        OwnerOnly.makeFile(file);
        log.written = Files.size(file);
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            log.setContext(context);
            log.lines.setContext(context);
            log.lines.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level %logger{24} %msg%n");
            log.lines.start();
            log.start();
            context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(log);
        }
        return log;
    }

    /// Something that is said here alone, because the process says it in its own way.
    void say(Level level, String sentence) {
        if (getContext() instanceof LoggerContext context) {
            Logger server = context.getLogger(Server.class);
            doAppend(new LoggingEvent(Server.class.getName(), server, level, "{}", null, new Object[] {sentence}));
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        byte[] line = lines.encode(event);
        try {
            if (written > LIMIT) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
                written = 0;
            }
            OwnerOnly.makeFile(file);
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
                out.write(line);
            }
            written += line.length;
        } catch (IOException e) {
            // A full disk is told in the health; the same line went to the output of the process.
            addError("server.log could not be written", e);
        }
    }

    @Override
    public void close() {
        if (getContext() instanceof LoggerContext context) {
            context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(this);
        }
        stop();
        lines.stop();
    }
}
