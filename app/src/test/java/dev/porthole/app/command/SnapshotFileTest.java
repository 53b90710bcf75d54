package dev.porthole.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFileTest {

    @TempDir
    private Path folder;

    @Test
    void a_new_name_and_a_regular_file_can_be_written_and_stay_as_they_are() throws Exception {
        Path file = Files.writeString(folder.resolve("old.png"), "old");

        assertThat(new SnapshotFile(file).problem()).isEmpty();
        assertThat(new SnapshotFile(folder.resolve("deep/er/new.png")).problem())
                .isEmpty();
        assertThat(file).hasContent("old");
        assertThat(folder.resolve("deep")).doesNotExist();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void links_devices_pipes_and_folders_are_refused() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link.png"), folder.resolve("elsewhere.png"));
        Path pipe = folder.resolve("pipe.png");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        for (Path target : new Path[] {link, pipe, folder, Path.of("/dev/null")}) {
            assertThat(new SnapshotFile(target).problem().orElseThrow().key()).isEqualTo("terminal.snapshot.notAFile");
        }
    }

    @Test
    void a_file_in_the_place_of_the_folder_is_said() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThat(new SnapshotFile(file.resolve("board.png"))
                        .problem()
                        .orElseThrow()
                        .key())
                .isEqualTo("terminal.snapshot.folder");
    }
}
