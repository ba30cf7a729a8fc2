using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace StandardObservability.Diagnosis.Uncollected;

/// <summary>Creates the activity sources and meters in static fields of the application. .NET creates them at their first use, which is later.</summary>
internal static class ApplicationFields
{
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A type that was removed has no field that is used.")]
    public static void Create(OwnNames names)
    {
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies().Where(a => names.IsOwn(a.GetName().Name ?? string.Empty)))
        {
            foreach (var type in FindTypes(assembly).Where(HasField))
            {
                RunConstructor(type);
            }
        }
    }

    [RequiresUnreferencedCode("Lists the types of an assembly.")]
    private static IEnumerable<Type> FindTypes(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException some)
        {
            return some.Types.OfType<Type>();
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A field that was removed is not used.")]
    private static bool HasField(Type type)
        => !type.ContainsGenericParameters && type.GetFields(Static).Any(static f => f.FieldType == typeof(ActivitySource) || f.FieldType == typeof(Meter));

    [UnconditionalSuppressMessage("Trimming", "IL2059", Justification = "A class constructor that was removed has nothing to create.")]
    private static void RunConstructor(Type type)
    {
        try
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }
        catch (TypeInitializationException)
        {
            // The service meets it where it needs the type.
        }
    }
}
