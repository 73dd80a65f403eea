package org.rowan.media.child;

import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import javax.imageio.ImageIO;
import org.rowan.media.decode.Decoder;
import org.rowan.media.decode.FileBytes;
import org.rowan.media.decode.NativeJpeg;
import org.rowan.media.jail.Jail;
import org.rowan.media.jail.Outside;
import org.rowan.media.jail.SelfJail;
import org.rowan.media.wire.Answer;
import org.rowan.media.wire.Asked;
import org.rowan.media.wire.Frames;

/// Starts a decoding child: `ChildMain MAX_PIXELS MAX_FILE_BYTES PARENT_NETWORK PARENT_FILES`.
public final class ChildMain {
    /// First byte of the first frame.
    public static final int PROTOCOL = 1;

    private ChildMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        long maxPixels = Long.parseLong(arguments[0]);
        int longest = Integer.parseInt(arguments[1]) + Asked.HEADER;
        // Frames go to the descriptor itself; a library that prints must not get between them.
        System.setOut(System.err);
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
        // Everything native is loaded before the filter goes on.
        ImageIO.setUseCache(false);
        ImageIO.scanForPlugins();
        new BufferedImage(1, 1, BufferedImage.TYPE_3BYTE_BGR).setRGB(0, 0, 0);
        Optional<NativeJpeg> nativeJpeg = NativeJpeg.find();
        Jail jail = SelfJail.enter(new Outside(arguments[2], arguments[3]));
        Frames.write(out, new byte[] {PROTOCOL, (byte) jail.bits()});
        SynchronousQueue<byte[]> requests = new SynchronousQueue<>();
        Thread.ofPlatform().daemon().name("requests").start(() -> receive(requests, longest));
        serve(requests, out, new Worker(new Decoder(maxPixels), nativeJpeg));
    }

    /// Reads ahead while a decoder works, so that the end of the parent ends this process too, even in
    /// mid-picture.
    private static void receive(SynchronousQueue<byte[]> requests, int longest) {
        int status = 0;
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in), 1 << 16))) {
            for (Optional<byte[]> frame = Frames.read(in, longest, FileBytes.SPARE);
                    frame.isPresent();
                    frame = Frames.read(in, longest, FileBytes.SPARE)) {
                requests.put(frame.get());
            }
        } catch (IOException | InterruptedException e) {
            status = 1;
        } finally {
            Runtime.getRuntime().halt(status);
        }
    }

    private static void serve(SynchronousQueue<byte[]> requests, DataOutputStream out, Worker worker)
            throws IOException, InterruptedException {
        while (true) {
            Answer answer = worker.answer(requests.take());
            Frames.write(out, answer.toFrame());
            if (answer.last()) {
                Runtime.getRuntime().halt(0);
            }
            worker.tidy();
        }
    }
}
