package org.rowan.cli.scan;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.media.ChildPool;
import org.rowan.media.MediaSettings;
import org.rowan.port.Media;
import org.rowan.screening.Limits;
import org.rowan.signal.SignalType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./rowan scan`: a folder, or a bucket, against list files.
@Command(
        name = "scan",
        description = {
            "Compares every file of a folder, or object of a bucket, with list files, and prints a line for each that"
                    + " is not clear.",
            "No file is sent, no case is opened, and the lists of a running server are not asked for: they never"
                    + " leave it. So give list files."
        },
        exitCodeOnInvalidInput = Exit.WRONG_COMMAND_LINE,
        exitCodeOnExecutionException = Exit.BROKEN_INSIDE,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:everything was compared and is clear",
            "1:something matched",
            "2:something could not be compared",
            "3:both",
            "64:wrong command line",
            "65:a list file is broken",
            "66:the folder, the store or a list cannot be read",
            "70:no decoding process starts, or a fault in this program",
            "74:the results cannot be written",
            "130:interrupted; with --out, go on with --resume"
        })
public final class ScanCommand implements Callable<Integer> {
    private static final long LAST_WORDS_SECONDS = 10;

    @Mixin
    private ListFiles lists = new ListFiles();

    @Option(
            names = "--distance",
            defaultValue = "31",
            paramLabel = "N",
            description = "PDQ hashes match up to this many differing bits, 0 to 256. Default: 31.")
    private int distance = 31;

    @Option(names = "--format", defaultValue = "csv", paramLabel = "csv|json", description = "csv, or JSON lines.")
    private Results.Format format = Results.Format.csv;

    @Option(names = "--all", description = "A line for clear files too.")
    private boolean all;

    @Option(
            names = "--whole",
            description = "Decode every picture whole. Otherwise, where libturbojpeg is installed, a JPEG that is far"
                    + " from everything at a reduced size is clear, as on the server.")
    private boolean whole;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the lines to this file.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--resume", description = "Go on with the interrupted scan that wrote to --out.")
    private boolean resume;

    @Option(names = "--jobs", paramLabel = "N", description = "Files at a time. Default: one for each processor.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(
            paramLabel = "DIR|s3://BUCKET/PREFIX",
            description = "The folder, in which links are not followed, or a bucket and how its keys begin.")
    private String target = "";

    private CommandSpec command = CommandSpec.create();

    public ScanCommand() {}

    @Spec
    void command(CommandSpec self) {
        command = self;
    }

    @Override
    public Integer call() throws IOException {
        if (distance < 0 || distance > 256 || jobs < 1 || (resume && out.isEmpty())) {
            throw new ParameterException(
                    command.commandLine(),
                    "--distance is 0 to 256, --jobs is 1 or more, and --resume goes on with the file of --out");
        }
        try {
            return scan();
        } catch (Stopped e) {
            PrintWriter err = command.commandLine().getErr();
            err.println(e.getMessage());
            err.flush();
            return e.exit();
        }
    }

    private int scan() throws IOException {
        if (!StoreOptions.isBucket(target)) {
            return scan(FolderSource.open(folder(), Set.of()));
        }
        BucketSource bucket = store.open(target, System.getenv());
        try {
            return scan(bucket);
        } finally {
            bucket.store().close();
        }
    }

    private Path folder() throws Stopped {
        try {
            return Path.of(target);
        } catch (InvalidPathException e) {
            throw new Stopped(
                    Exit.CANNOT_READ, "Scanning failed: a path of this system was expected. Nothing was scanned.", e);
        }
    }

    private int scan(Source source) throws IOException {
        ListFiles.Read read = lists.read();
        MediaSettings settings = MediaSettings.standard().withChildren(jobs).withFirstLook(!whole);
        if (read.index().size(SignalType.PDQ) == 0) {
            return scan(source, read, settings, Optional.empty());
        }
        try (ChildPool pool = open(settings)) {
            return scan(source, read, settings, Optional.of(pool));
        }
    }

    private static ChildPool open(MediaSettings settings) throws Stopped {
        try {
            return ChildPool.open(settings);
        } catch (IOException e) {
            throw new Stopped(Exit.BROKEN_INSIDE, e.getMessage() + ". Nothing was scanned.", e);
        }
    }

    private int scan(Source source, ListFiles.Read read, MediaSettings settings, Optional<Media> media)
            throws IOException {
        Results results = out.isPresent()
                ? ResultFile.open(out.get(), resume, mark(source, read), format)
                : new Results.Printed(command.commandLine().getOut());
        if (out.isEmpty()) {
            command.commandLine().getOut().print(format.header());
        }
        Examiner examiner = new Examiner(
                media,
                read.index(),
                new Limits(distance, Limits.DEFAULT.minQuality(), true),
                settings.maxFileBytes(),
                room());
        Progress progress =
                new Progress(command.commandLine().getErr(), Boolean.getBoolean("rowan.terminal"), System::nanoTime);
        AtomicBoolean stop = new AtomicBoolean();
        Scan scan = new Scan(new Scan.Setup(examiner, results, format, all, jobs, progress, stop));
        return untilInterrupted(scan, withoutOwn(source), stop);
    }

    /// A scan does not scan what it writes.
    private Source withoutOwn(Source source) throws IOException {
        if (out.isEmpty() || !(source instanceof FolderSource(var folder, var _))) {
            return source;
        }
        return new FolderSource(
                folder,
                Set.of(out.get().toRealPath(), ResultFile.listBeside(out.get()).toRealPath()));
    }

    /// Ctrl-C ends this process; before that, the line being written is finished and everything flushed.
    private int untilInterrupted(Scan scan, Source source, AtomicBoolean stop) throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        Thread scanning = Thread.currentThread();
        Thread hook = Thread.ofPlatform().unstarted(() -> {
            stop.set(true);
            scanning.interrupt();
            try {
                var _ = over.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return scan.of(source);
        } finally {
            over.countDown();
            if (!stop.get()) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
    }

    /// Half of what is left beside the index, in MiB.
    private static int room() {
        Runtime runtime = Runtime.getRuntime();
        long used = runtime.totalMemory() - runtime.freeMemory();
        return (int) Math.min(Integer.MAX_VALUE, (runtime.maxMemory() - used) >> 21);
    }

    /// Everything that a line depends on besides the file it is about.
    private Bytes mark(Source source, ListFiles.Read read) throws IOException {
        MessageDigest mark = Digest.algorithm("SHA-256");
        read.mark().updateInto(mark);
        String options = distance + " " + format + " " + all + " " + whole + "\n" + source.mark();
        mark.update(options.getBytes(StandardCharsets.UTF_8));
        return Bytes.adopt(mark.digest());
    }
}
