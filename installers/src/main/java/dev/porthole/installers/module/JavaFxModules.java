package dev.porthole.installers.module;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.classfile.attribute.ModuleRequireInfo;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * JavaFX's modules in the form that {@code jlink} takes native libraries from: as jars they carry them as resources,
 * which each start would copy into the person's home first. JavaFX demands AWT's module for printing, for bean
 * properties and for pictures in rare formats; Porthole uses none of these, so here that demand is an offer.
 *
 * @param jars the folder with JavaFX's jars
 * @param work a folder for the parts
 */
public record JavaFxModules(Path jars, Path work) {

    private static final Pattern JAR = Pattern.compile("(javafx)-([a-z]+)-.*\\.jar");
    private static final Pattern NATIVE = Pattern.compile(".*\\.(?:so|dll|dylib)");
    private static final String UNNEEDED = "java.desktop";

    /** Writes one file for each module in {@code modules}, such as "javafx.graphics", into the folder. */
    public void write(Set<String> modules, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> found = Files.list(jars)) {
            for (Path jar : found.sorted().toList()) {
                Matcher name = JAR.matcher(jar.getFileName().toString());
                if (name.matches()) {
                    String module = name.group(1) + "." + name.group(2);
                    if (modules.contains(module)) {
                        write(module, jar, folder);
                    }
                }
            }
        }
    }

    private void write(String module, Path jar, Path folder) throws IOException {
        Path classes = Files.createDirectories(work.resolve(module).resolve("classes"));
        Path libraries = Files.createDirectories(work.resolve(module).resolve("libraries"));
        try (var opened = new JarFile(jar.toFile())) {
            if (opened.getEntry("module-info.class") == null) {
                return; // the jar for no platform is empty
            }
            for (JarEntry entry :
                    opened.stream().filter(entry -> !entry.isDirectory()).toList()) {
                String name = entry.getName();
                if (name.startsWith("META-INF/")) {
                    continue;
                }
                try (var stream = opened.getInputStream(entry)) {
                    byte[] bytes = stream.readAllBytes();
                    Path to = (NATIVE.matcher(name).matches() ? libraries : classes).resolve(name);
                    Files.createDirectories(to.getParent());
                    Files.write(to, name.equals("module-info.class") ? offer(bytes) : bytes);
                }
            }
        }
        var out = new PrintWriter(System.out, true);
        var arguments = List.of(
                "create",
                "--class-path",
                classes.toString(),
                "--libs",
                libraries.toString(),
                folder.resolve(module + ".jmod").toString());
        int code = ToolProvider.findFirst("jmod")
                .orElseThrow(() -> new IllegalStateException("this JDK has no jmod"))
                .run(out, out, arguments.toArray(String[]::new));
        if (code != 0) {
            throw new IllegalStateException("jmod ended with " + code + ", given " + arguments);
        }
    }

    private static byte[] offer(byte[] descriptor) {
        var format = ClassFile.of();
        return format.transformClass(
                format.parse(descriptor),
                (builder, element) ->
                        builder.with(element instanceof ModuleAttribute module ? offer(module) : element));
    }

    private static ModuleAttribute offer(ModuleAttribute module) {
        return ModuleAttribute.of(module.moduleName(), builder -> {
            builder.moduleFlags(module.moduleFlagsMask());
            module.moduleVersion().ifPresent(version -> builder.moduleVersion(version.stringValue()));
            module.requires().forEach(required -> builder.requires(offer(required)));
            module.exports().forEach(builder::exports);
            module.opens().forEach(builder::opens);
            module.uses().forEach(builder::uses);
            module.provides().forEach(builder::provides);
        });
    }

    private static ModuleRequireInfo offer(ModuleRequireInfo required) {
        return required.requires().name().stringValue().equals(UNNEEDED)
                ? ModuleRequireInfo.of(
                        required.requires(),
                        required.requiresFlagsMask() | AccessFlag.STATIC_PHASE.mask(),
                        required.requiresVersion().orElse(null))
                : required;
    }
}
