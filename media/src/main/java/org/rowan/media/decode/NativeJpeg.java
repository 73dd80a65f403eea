package org.rowan.media.decode;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.rowan.signal.Fingerprints.Format;
import org.rowan.signal.Hashed;
import org.rowan.signal.LumaRows;
import org.rowan.signal.PdqHasher;

/// The system's libjpeg-turbo, through its TurboJPEG interface, for a first look at a JPEG: its brightness
/// alone, at a fraction of its size. Used by one thread.
///
/// - Source: turbojpeg.h of version 2; the interface is kept by version 3.
public final class NativeJpeg {
    private static final List<String> NAMES = List.of("libturbojpeg.so.0", "libturbojpeg.0.dylib");
    private static final List<String> FOLDERS = List.of(
            "/usr/lib/x86_64-linux-gnu",
            "/usr/lib/aarch64-linux-gnu",
            "/usr/lib64",
            "/usr/lib",
            "/opt/homebrew/lib",
            "/usr/local/lib");

    private static final int GREY = 6; // TJPF_GRAY
    private static final int ACCURATE = 4096; // TJFLAG_ACCURATEDCT
    private static final int STOP_ON_WARNING = 8192; // TJFLAG_STOPONWARNING
    private static final int LIMIT_SCANS = 32768; // TJFLAG_LIMITSCANS
    private static final int FLAGS = ACCURATE | STOP_ON_WARNING | LIMIT_SCANS;

    /// A side of the reduced picture is not made shorter than this: then the hash would drift.
    private static final int SHORTEST = 512;

    private final MethodHandle header;
    private final MethodHandle decompress;
    private final MemorySegment handle;
    private final MemorySegment numbers;

    private NativeJpeg(SymbolLookup library) throws Throwable {
        Linker linker = Linker.nativeLinker();
        MethodHandle init = linker.downcallHandle(
                library.findOrThrow("tjInitDecompress"), FunctionDescriptor.of(ValueLayout.ADDRESS));
        header = linker.downcallHandle(
                library.findOrThrow("tjDecompressHeader3"),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS),
                Linker.Option.critical(true));
        decompress = linker.downcallHandle(
                library.findOrThrow("tjDecompress2"),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT),
                Linker.Option.critical(true));
        handle = (MemorySegment) init.invokeExact();
        numbers = Arena.global().allocate(4L * Integer.BYTES, Integer.BYTES);
    }

    /// The library, where this system has it and it can be used.
    public static Optional<NativeJpeg> find() {
        Optional<Path> file = FOLDERS.stream()
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isReadable)
                .findFirst();
        try {
            return file.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new NativeJpeg(SymbolLookup.libraryLookup(file.get(), Arena.global())));
        } catch (Throwable notUsable) {
            return Optional.empty(); // every picture is then decoded whole, which gives the same verdicts
        }
    }

    /// The hash of the reduced brightness. Empty when anything about the file is unusual: what the decoder
    /// of the whole picture might read otherwise, or refuse, is left to it.
    public Optional<Hashed> hash(FileBytes file, long maxPixels) {
        if (!JpegHeader.isPlain(file) || Ending.isFollowed(Format.JPEG, file)) return Optional.empty();
        MemorySegment bytes = MemorySegment.ofArray(file.array()).asSlice(file.start(), file.length());
        try {
            int failed = (int)
                    header.invokeExact(handle, bytes, (long) file.length(), number(0), number(1), number(2), number(3));
            int width = numbers.getAtIndex(ValueLayout.JAVA_INT, 0);
            int height = numbers.getAtIndex(ValueLayout.JAVA_INT, 1);
            if (failed != 0 || width < 1 || height < 1 || (long) width * height > maxPixels) return Optional.empty();
            int scale = scale(width, height);
            int columns = (width + scale - 1) / scale;
            int rows = (height + scale - 1) / scale;
            byte[] grey = new byte[Math.multiplyExact(columns, rows)];
            int undone = (int) decompress.invokeExact(
                    handle,
                    bytes,
                    (long) file.length(),
                    MemorySegment.ofArray(grey),
                    columns,
                    columns,
                    rows,
                    GREY,
                    FLAGS);
            return undone != 0
                    ? Optional.empty()
                    : Optional.of(PdqHasher.hash(rows, columns, brightness(grey, columns)));
        } catch (Throwable impossible) {
            throw new IllegalStateException("a plain native call threw", impossible);
        }
    }

    private MemorySegment number(int index) {
        return numbers.asSlice((long) index * Integer.BYTES, Integer.BYTES);
    }

    private static LumaRows brightness(byte[] grey, int columns) {
        return (row, into, at) -> {
            int from = row * columns;
            for (int x = 0; x < columns; x++) into[at + x] = grey[from + x] & 0xff;
        };
    }

    static int scale(int width, int height) {
        int scale = 8;
        while (scale > 1 && Math.min(width, height) / scale < SHORTEST) scale /= 2;
        return scale;
    }
}
