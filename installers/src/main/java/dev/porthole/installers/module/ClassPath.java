package dev.porthole.installers.module;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * What the jars of a folder hold for the Java that runs this.
 *
 * @param classes class files by internal name, such as "java/lang/Object"
 * @param resources by path, without META-INF
 * @param services names of providers by the name of their service, as META-INF/services lists them
 * @param uses services that the jars' own module descriptors say they look up; internal names
 */
record ClassPath(
        Map<String, Entry> classes, Map<String, Entry> resources, Map<String, Set<String>> services, Set<String> uses) {

    private static final String CLASS = ".class";
    private static final String SERVICES = "META-INF/services/";

    /** @param jar the file name of the jar it came from */
    record Entry(String jar, byte[] bytes) {}

    static ClassPath in(Path folder) throws IOException {
        var path = new ClassPath(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeSet<>());
        try (Stream<Path> found = Files.list(folder)) {
            for (Path jar : found.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                path.add(jar);
            }
        }
        return path;
    }

    /** @throws IllegalArgumentException when there is no such class */
    Entry classFile(String name) {
        Entry entry = classes.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("no class " + name + " on the class path");
        }
        return entry;
    }

    private void add(Path path) throws IOException {
        String name = path.getFileName().toString();
        try (var jar = new JarFile(path.toFile(), false, ZipFile.OPEN_READ, Runtime.version())) {
            Enumeration<JarEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                if (!entry.isDirectory()) {
                    add(entry.getName(), new Entry(name, read(jar, entry)));
                }
            }
        }
    }

    /** The newest version of it that this Java may use. */
    private static byte[] read(JarFile jar, JarEntry entry) throws IOException {
        try (var stream = jar.getInputStream(jar.getJarEntry(entry.getName()))) {
            return stream.readAllBytes();
        }
    }

    private void add(String path, Entry entry) throws IOException {
        if (path.startsWith(SERVICES)) {
            services.computeIfAbsent(path.substring(SERVICES.length()), service -> new LinkedHashSet<>())
                    .addAll(providers(entry.bytes()));
        } else if (path.equals("module-info.class")) {
            ModuleDescriptor.read(new ByteArrayInputStream(entry.bytes()))
                    .uses()
                    .forEach(service -> uses.add(service.replace('.', '/')));
        } else if (path.startsWith("META-INF/")) {
            return;
        } else if (path.endsWith(CLASS)) {
            classes.putIfAbsent(path.substring(0, path.length() - CLASS.length()), entry);
        } else {
            resources.putIfAbsent(path, entry);
        }
    }

    private static List<String> providers(byte[] file) throws IOException {
        try (var reader =
                new BufferedReader(new InputStreamReader(new ByteArrayInputStream(file), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }
}
