package org.rowan.media.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.port.Media.Field;
import org.rowan.testkit.fixtures.HostileFiles;
import org.rowan.testkit.fixtures.Pictures;

class ExifFieldsTest {

    @Test
    void what_a_camera_wrote_is_read_and_does_not_print() throws Exception {
        List<Field> fields =
                ExifFields.of(Samples.fileBytes(withExif("a maker"))).fields();
        assertThat(fields).hasSize(1);
        assertThat(fields.getFirst().name()).isEqualTo("Exif IFD0: Make");
        assertThat(fields.getFirst().value().reveal()).isEqualTo("a maker");
        assertThat(fields.toString()).doesNotContain("a maker");
    }

    @Test
    void a_picture_without_metadata_gives_an_empty_list() throws Exception {
        for (Bytes file : List.of(
                Pictures.jpeg(Pictures.gradient(20, 20), 0.8f),
                Pictures.png(Pictures.gradient(20, 20)),
                Pictures.gif(Pictures.gradient(20, 20)),
                Pictures.bmp(Pictures.gradient(20, 20)))) {
            assertThat(ExifFields.of(Samples.fileBytes(file)).fields()).isEmpty();
        }
    }

    @Test
    void a_value_cannot_forge_a_line_and_is_cut_when_long() throws Exception {
        List<Field> fields = ExifFields.of(Samples.fileBytes(withExif("one\ntwo" + "x".repeat(5_000))))
                .fields();
        assertThat(fields.getFirst().value().reveal()).startsWith("one two").hasSize(401);
    }

    @Test
    void a_hostile_file_gives_fields_or_a_reason_and_never_an_error() {
        for (HostileFiles.Hostile file : HostileFiles.all()) {
            try {
                assertThat(ExifFields.of(Samples.fileBytes(file.content()))
                                .fields()
                                .size())
                        .as(file.name())
                        .isLessThanOrEqualTo(500);
            } catch (RefusedException refused) {
                assertThat(refused.why()).isNotNull();
            }
        }
        assertThatThrownBy(() -> ExifFields.of(Samples.fileBytes(Bytes.utf8("text"))))
                .isInstanceOf(RefusedException.class);
    }

    /// A JPEG with one EXIF field, the maker of the camera.
    static Bytes withExif(String maker) {
        byte[] text = (maker + "\0").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer tiff = ByteBuffer.allocate(26 + text.length).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put("II".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        tiff.putShort((short) 1)
                .putShort((short) 0x010F)
                .putShort((short) 2)
                .putInt(text.length)
                .putInt(26)
                .putInt(0);
        tiff.put(text);
        ByteBuffer segment = ByteBuffer.allocate(4 + 6 + tiff.capacity());
        segment.putShort((short) 0xFFE1).putShort((short) (2 + 6 + tiff.capacity()));
        segment.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff.array());
        Bytes jpeg = Pictures.jpeg(Pictures.shapes(4, 300, 200), 0.8f);
        return jpeg.slice(0, 2).concat(Bytes.adopt(segment.array())).concat(jpeg.slice(2, jpeg.length()));
    }
}
