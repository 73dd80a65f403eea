package org.rowan.media.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;
import org.rowan.port.Media;
import org.rowan.port.Media.Field;
import org.rowan.port.Media.Fields;
import org.rowan.port.Media.Fingerprinted;
import org.rowan.port.Media.Rendition;
import org.rowan.port.Media.Undecodable;
import org.rowan.signal.Fingerprints;
import org.rowan.signal.Fingerprints.Format;
import org.rowan.signal.Hashed;
import org.rowan.signal.PdqHash;
import org.rowan.signal.WhyUndecodable;

/// A child's answer. The parent reads it as hostile bytes too: a child may have been taken over by what it
/// decoded.
///
/// - Shapes: `last`: the child asks to be replaced, having grown or done enough; it ends after this answer.
public record Answer(boolean last, Said said) {

    /// What the answer says, in the port's own words.
    public sealed interface Said {
        record Prints(Fingerprinted value) implements Said {}

        record Picture(Rendition value) implements Said {}

        record Metadata(Fields value) implements Said {}

        record Nothing(Undecodable value) implements Said {}

        /// Empty when the file has to be decoded whole.
        record Glanced(Optional<Hashed> value) implements Said {}
    }

    private static final String JPEG = "image/jpeg";
    private static final String PNG = "image/png";

    public byte[] toFrame() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(last ? 1 : 0);
            switch (said) {
                case Said.Nothing(Undecodable undecodable) -> {
                    out.writeByte(0);
                    out.writeByte(code(undecodable.why()));
                }
                case Said.Prints(Fingerprinted printed) -> {
                    out.writeByte(1);
                    writePrints(out, printed.fingerprints());
                }
                case Said.Picture(Rendition rendition) -> {
                    out.writeByte(2);
                    out.writeBoolean(rendition.mediaType().equals(PNG));
                    out.writeInt(rendition.width());
                    out.writeInt(rendition.height());
                    out.writeBoolean(rendition.whole());
                    out.write(rendition.content().toArray());
                }
                case Said.Glanced(Optional<Hashed> hashed) -> {
                    out.writeByte(4);
                    out.writeBoolean(hashed.isPresent());
                    if (hashed.isPresent()) writeHashed(out, hashed.get());
                }
                case Said.Metadata(Fields fields) -> {
                    out.writeByte(3);
                    out.writeShort(fields.fields().size());
                    for (Field field : fields.fields()) {
                        out.writeUTF(field.name());
                        out.writeUTF(field.value().reveal());
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /// - Errors: `ProtocolException` when the frame is not an answer, or holds values no honest child would
    ///   give.
    public static Answer parse(byte[] frame) throws ProtocolException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(frame))) {
            boolean last = in.readUnsignedByte() == 1;
            int kind = in.readUnsignedByte();
            Said said = switch (kind) {
                case 0 -> new Said.Nothing(new Undecodable(why(in.readUnsignedByte())));
                case 1 -> new Said.Prints(new Fingerprinted(readPrints(in)));
                case 2 -> new Said.Picture(readRendition(in));
                case 3 -> new Said.Metadata(readFields(in));
                case 4 -> new Said.Glanced(in.readBoolean() ? Optional.of(readHashed(in)) : Optional.empty());
                default -> throw new ProtocolException("answer kind 0 to 4 was expected; got " + kind);
            };
            if (in.read() >= 0) {
                throw new ProtocolException("an answer of kind " + kind + " was longer than its content");
            }
            return new Answer(last, said);
        } catch (ProtocolException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new ProtocolException("an answer did not hold what its kind promises");
        }
    }

    private static void writePrints(DataOutputStream out, Fingerprints prints) throws IOException {
        out.writeByte(code(prints.format()));
        out.writeInt(prints.width());
        out.writeInt(prints.height());
        out.writeInt(prints.frames());
        writeHashed(out, prints.hashed());
    }

    private static void writeHashed(DataOutputStream out, Hashed hashed) throws IOException {
        out.writeByte(hashed.quality());
        writeHash(out, hashed.hash());
        for (PdqHash hash : hashed.dihedral()) {
            writeHash(out, hash);
        }
    }

    private static void writeHash(DataOutputStream out, PdqHash hash) throws IOException {
        out.writeLong(hash.w0());
        out.writeLong(hash.w1());
        out.writeLong(hash.w2());
        out.writeLong(hash.w3());
    }

    private static PdqHash readHash(DataInputStream in) throws IOException {
        return new PdqHash(in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }

    private static Fingerprints readPrints(DataInputStream in) throws IOException {
        Format format = format(in.readUnsignedByte());
        int width = in.readInt();
        int height = in.readInt();
        int frames = in.readInt();
        return new Fingerprints(format, width, height, frames, readHashed(in));
    }

    private static Hashed readHashed(DataInputStream in) throws IOException {
        int quality = in.readUnsignedByte();
        PdqHash hash = readHash(in);
        List<PdqHash> dihedral = new ArrayList<>(Hashed.VARIANTS);
        for (int i = 0; i < Hashed.VARIANTS; i++) {
            dihedral.add(readHash(in));
        }
        return new Hashed(hash, quality, dihedral);
    }

    private static Rendition readRendition(DataInputStream in) throws IOException {
        boolean png = in.readBoolean();
        int width = in.readInt();
        int height = in.readInt();
        boolean whole = in.readBoolean();
        byte[] content = in.readAllBytes();
        if (width < 1 || height < 1 || !startsLike(content, png)) {
            throw new ProtocolException("a rendition was not the picture it claims to be");
        }
        return new Rendition(png ? PNG : JPEG, Bytes.adopt(content), width, height, whole);
    }

    private static boolean startsLike(byte[] content, boolean png) {
        return content.length > 8
                && (png
                        ? content[0] == (byte) 0x89 && content[1] == 'P'
                        : content[0] == -1 && content[1] == (byte) 0xD8);
    }

    private static Fields readFields(DataInputStream in) throws IOException {
        int count = in.readUnsignedShort();
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fields.add(new Field(in.readUTF(), new Personal<>(in.readUTF())));
        }
        return new Fields(fields);
    }

    private static int code(Format format) {
        return switch (format) {
            case JPEG -> 0;
            case PNG -> 1;
            case GIF -> 2;
            case BMP -> 3;
            case WEBP -> 4;
            case TIFF -> 5;
            default -> throw new IllegalArgumentException("a child decodes no " + format);
        };
    }

    private static Format format(int code) throws ProtocolException {
        return switch (code) {
            case 0 -> Format.JPEG;
            case 1 -> Format.PNG;
            case 2 -> Format.GIF;
            case 3 -> Format.BMP;
            case 4 -> Format.WEBP;
            case 5 -> Format.TIFF;
            default -> throw new ProtocolException("format 0 to 5 was expected; got " + code);
        };
    }

    private static int code(WhyUndecodable why) {
        return switch (why) {
            case EMPTY -> 0;
            case UNRECOGNISED -> 1;
            case UNSUPPORTED -> 2;
            case BROKEN -> 3;
            case TOO_LARGE -> 4;
            case TOO_SLOW -> 5;
            case DIED -> 6;
        };
    }

    /// - Errors: `ProtocolException` for the two reasons only a parent can know.
    private static WhyUndecodable why(int code) throws ProtocolException {
        return switch (code) {
            case 0 -> WhyUndecodable.EMPTY;
            case 1 -> WhyUndecodable.UNRECOGNISED;
            case 2 -> WhyUndecodable.UNSUPPORTED;
            case 3 -> WhyUndecodable.BROKEN;
            case 4 -> WhyUndecodable.TOO_LARGE;
            default -> throw new ProtocolException("a child's reason is 0 to 4; got " + code);
        };
    }

    /// Which port a question belongs to decides which answers are possible; anything else is a broken
    /// child.
    public Media.Decoded decoded() throws ProtocolException {
        return switch (said) {
            case Said.Prints(Fingerprinted value) -> value;
            case Said.Nothing(Undecodable value) -> value;
            case Said.Picture _, Said.Metadata _, Said.Glanced _ -> throw mismatch();
        };
    }

    public Media.Drawn drawn() throws ProtocolException {
        return switch (said) {
            case Said.Picture(Rendition value) -> value;
            case Said.Nothing(Undecodable value) -> value;
            case Said.Prints _, Said.Metadata _, Said.Glanced _ -> throw mismatch();
        };
    }

    public Media.Exif exif() throws ProtocolException {
        return switch (said) {
            case Said.Metadata(Fields value) -> value;
            case Said.Nothing(Undecodable value) -> value;
            case Said.Prints _, Said.Picture _, Said.Glanced _ -> throw mismatch();
        };
    }

    public Optional<Hashed> glanced() throws ProtocolException {
        return switch (said) {
            case Said.Glanced(Optional<Hashed> value) -> value;
            case Said.Nothing _ -> Optional.empty();
            case Said.Prints _, Said.Picture _, Said.Metadata _ -> throw mismatch();
        };
    }

    private static ProtocolException mismatch() {
        return new ProtocolException("the answer was of a kind that was not asked for");
    }
}
