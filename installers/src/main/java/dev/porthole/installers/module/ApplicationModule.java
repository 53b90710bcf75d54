package dev.porthole.installers.module;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.classfile.attribute.ModuleMainClassAttribute;
import java.lang.classfile.attribute.ModulePackagesAttribute;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.LocalVariableType;
import java.lang.constant.ClassDesc;
import java.lang.constant.ModuleDesc;
import java.lang.constant.PackageDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.lang.model.SourceVersion;

/**
 * The application and its libraries as one open module, {@value #NAME}.
 *
 * @param requires the modules that it reads
 */
public record ApplicationModule(List<String> requires) {

    public static final String NAME = "dev.porthole";

    private static final String OURS = "dev/porthole/";
    private static final String MAIN = OURS + "app/Porthole";
    /** Lists every kind that the client knows; Porthole names those that it reads. */
    private static final String KINDS = "io.fabric8.kubernetes.api.model.KubernetesResource";
    /** Pictures, maps and sounds of tiles that Porthole does not show. */
    private static final String DECORATION = "eu/hansolo/";

    private static final Set<String> LOOKS = Set.of("css", "ttf", "otf");

    /** Reads the jars of {@code classPath} and writes the module into the file {@code jar}. */
    public void write(Path classPath, Path jar) throws IOException {
        ClassPath path = ClassPath.in(classPath);
        var reach = new UsedClasses(path, new KubernetesKinds()::follows);
        Set<String> used = reach.from(roots(path, reach));
        Map<String, ClassPath.Entry> resources = resources(path, used);
        Files.createDirectories(jar.toAbsolutePath().getParent());
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            put(zip, "module-info.class", descriptor(path, used, resources.keySet()));
            for (String name : used) {
                put(zip, name + ".class", lean(path.classFile(name).bytes()));
            }
            for (Map.Entry<String, ClassPath.Entry> resource : resources.entrySet()) {
                put(zip, resource.getKey(), resource.getValue().bytes());
            }
        }
    }

    /** The application itself, what its settings name, and what is looked up as a service. */
    private static Set<String> roots(ClassPath path, UsedClasses reach) {
        var roots = new TreeSet<String>();
        path.classes().keySet().stream().filter(name -> name.startsWith(OURS)).forEach(roots::add);
        path.resources().forEach((name, entry) -> {
            if (name.endsWith(".xml") && !name.contains("/")) {
                roots.addAll(reach.namedIn(entry.bytes()));
            }
        });
        path.services().forEach((service, providers) -> {
            if (!service.equals(KINDS) && isKnown(path, service)) {
                providers.forEach(provider -> roots.add(provider.replace('.', '/')));
            }
        });
        return roots;
    }

    /** Those of the jars that something is used of. */
    private static Map<String, ClassPath.Entry> resources(ClassPath path, Set<String> used) {
        Set<String> jars = new TreeSet<>();
        used.forEach(name -> jars.add(path.classFile(name).jar()));
        var resources = new TreeMap<>(path.resources());
        resources
                .entrySet()
                .removeIf(resource -> !jars.contains(resource.getValue().jar()) || !isNeeded(resource.getKey()));
        return resources;
    }

    /** A servlet container's service, say, is nobody's here. */
    private static boolean isKnown(ClassPath path, String service) {
        return path.classes().containsKey(service.replace('.', '/')) || service.startsWith("java");
    }

    private static boolean isNeeded(String resource) {
        return !resource.startsWith(DECORATION) || LOOKS.contains(resource.substring(resource.lastIndexOf('.') + 1));
    }

    private byte[] descriptor(ClassPath path, Set<String> used, Set<String> resources) {
        var uses = new TreeSet<>(path.uses());
        used.forEach(
                name -> uses.addAll(new ServiceUses().in(path.classFile(name).bytes())));
        var provides = new TreeMap<String, List<String>>();
        path.services().forEach((service, providers) -> {
            List<String> kept = providers.stream()
                    .map(provider -> provider.replace('.', '/'))
                    .filter(used::contains)
                    .toList();
            if (!kept.isEmpty() && isKnown(path, service)) {
                uses.add(service.replace('.', '/'));
                provides.put(service, kept);
            }
        });
        uses.removeIf(Predicate.not(
                service -> path.classes().containsKey(service) ? used.contains(service) : service.startsWith("java/")));
        var packages = new TreeSet<String>();
        Stream.concat(used.stream(), resources.stream())
                .filter(name -> name.contains("/"))
                .map(name -> name.substring(0, name.lastIndexOf('/')))
                .filter(name -> SourceVersion.isName(name.replace('/', '.')))
                .forEach(packages::add);
        ModuleAttribute module = ModuleAttribute.of(ModuleDesc.of(NAME), builder -> {
            builder.moduleFlags(AccessFlag.OPEN);
            builder.requires(ModuleDesc.of("java.base"), List.of(AccessFlag.MANDATED), null);
            requires.forEach(name -> builder.requires(ModuleDesc.of(name), List.of(), null));
            uses.forEach(service -> builder.uses(type(service)));
            provides.forEach((service, providers) -> builder.provides(
                    ClassDesc.of(service),
                    providers.stream().map(ApplicationModule::type).toArray(ClassDesc[]::new)));
        });
        return ClassFile.of().buildModule(module, builder -> {
            builder.with(ModulePackagesAttribute.ofNames(packages.stream()
                    .map(name -> PackageDesc.ofInternalName(name))
                    .toList()));
            builder.with(ModuleMainClassAttribute.of(type(MAIN)));
        });
    }

    /** Without the names of local variables, which only a debugger reads; line numbers stay, for the log. */
    private static byte[] lean(byte[] bytes) {
        var withoutVariables = ClassFile.of(
                ClassFile.DebugElementsOption.PASS_DEBUG, ClassFile.StackMapsOption.STACK_MAPS_WHEN_REQUIRED);
        var drop = ClassTransform.transformingMethodBodies((builder, element) -> {
            if (!(element instanceof LocalVariable) && !(element instanceof LocalVariableType)) {
                builder.with(element);
            }
        });
        var parsed = withoutVariables.parse(bytes);
        return withoutVariables.transformClass(parsed, drop);
    }

    private static ClassDesc type(String internalName) {
        return ClassDesc.ofInternalName(internalName);
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }
}
