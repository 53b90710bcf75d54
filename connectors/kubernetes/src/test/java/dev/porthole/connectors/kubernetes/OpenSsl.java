package dev.porthole.connectors.kubernetes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An authority of its own in a folder, and certificates and keys in all the forms that openssl makes. */
public final class OpenSsl {

    private final Path folder;

    public OpenSsl(Path folder) {
        this.folder = folder;
    }

    public static boolean isThere() {
        try {
            Process process = new ProcessBuilder("openssl", "version")
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    public String text(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public void authority(String name, int days) {
        key(name + ".key", "rsa:2048");
        run("req", "-new", "-key", name + ".key", "-out", name + ".csr", "-subj", "/CN=" + name);
        write(name + ".cnf", "basicConstraints=critical,CA:TRUE\n");
        var sign = new ArrayList<>(List.of("x509", "-req", "-in", name + ".csr", "-signkey", name + ".key"));
        sign.addAll(List.of("-days", Integer.toString(days), "-out", name + ".pem", "-extfile", name + ".cnf"));
        openssl(sign);
    }

    /** @param key as {@code rsa:2048}, or {@code ec:prime256v1}, or {@code ed25519} */
    public void leaf(String name, String authority, String key, String alternativeNames, int days) {
        key(name + ".key", key);
        run("req", "-new", "-key", name + ".key", "-out", name + ".csr", "-subj", "/CN=" + name);
        var sign = new ArrayList<>(List.of("x509", "-req", "-in", name + ".csr", "-CA", authority + ".pem", "-CAkey"));
        sign.addAll(List.of(authority + ".key", "-CAcreateserial", "-days", Integer.toString(days)));
        sign.addAll(List.of("-out", name + ".pem"));
        if (!alternativeNames.isEmpty()) {
            write(name + ".cnf", "subjectAltName=" + alternativeNames + "\n");
            sign.addAll(List.of("-extfile", name + ".cnf"));
        }
        openssl(sign);
    }

    private void key(String file, String kind) {
        String[] parts = kind.split(":");
        switch (parts[0]) {
            case "rsa" -> run("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:" + parts[1], "-out", file);
            case "ec" -> run("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:" + parts[1], "-out", file);
            default -> run("genpkey", "-algorithm", parts[0], "-out", file);
        }
    }

    public void write(String name, String text) {
        try {
            Files.writeString(file(name), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public void run(String... arguments) {
        openssl(List.of(arguments));
    }

    private void openssl(List<String> arguments) {
        var line = new ArrayList<>(List.of("openssl"));
        line.addAll(arguments);
        try {
            Process process = new ProcessBuilder(line)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(line + ": " + said);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
