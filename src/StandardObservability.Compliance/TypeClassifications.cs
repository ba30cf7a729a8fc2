using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Compliance.Classification;

namespace StandardObservability.Compliance;

/// <summary>Finds the data classifications of types, of their public properties and of record parameters. Each type is read once.</summary>
internal static class TypeClassifications
{
    private static readonly ConditionalWeakTable<Type, TypeClassification> Cache = [];

    public static TypeClassification Find(Type type) => Cache.GetValue(type, Read);

    [UnconditionalSuppressMessage(
        "Trimming",
        "IL2070",
        Justification = "Trimming keeps a property that its type uses. Native AOT does not: docs/native-aot.md advises to classify the type.")]
    private static TypeClassification Read(Type type)
    {
        try
        {
            if (FindClasses(type) is { } typeClasses)
            {
                return new TypeClassification(typeClasses, []);
            }

            // An attribute of a record without a target belongs to the constructor parameter.
            var parameters = type.GetConstructors().SelectMany(static c => c.GetParameters()).ToList();
            var members = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(static p => p.CanRead && p.GetIndexParameters().Length == 0)
                .Select(p => new ClassifiedMember(p, FindClasses(p) ?? FindClasses(parameters.Where(a => a.Name == p.Name))))
                .ToList();
            return members.Exists(static m => m.Classes is not null) ? new TypeClassification(null, members) : TypeClassification.None;
        }
        catch (Exception)
        {
            // An attribute cannot be created, or its assembly is missing.
            return TypeClassification.None;
        }
    }

    private static DataClassificationSet? FindClasses(IEnumerable<ParameterInfo> parameters)
        => parameters.Select(FindClasses).FirstOrDefault(static c => c is not null);

    private static DataClassificationSet? FindClasses(ICustomAttributeProvider member)
    {
        var attributes = member.GetCustomAttributes(typeof(DataClassificationAttribute), inherit: true);
        if (attributes.Length == 0)
        {
            return null;
        }

        // Without LINQ, of which a native program has code for each struct.
        DataClassification[] classes = [];
        foreach (var attribute in attributes)
        {
            if (((DataClassificationAttribute)attribute).Classification is var classification && classification != DataClassification.None)
            {
                classes = [.. classes, classification];
            }
        }

        return classes.Length > 0 ? new DataClassificationSet(classes) : null;
    }
}
