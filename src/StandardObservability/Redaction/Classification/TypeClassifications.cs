using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Compliance.Classification;

namespace StandardObservability.Redaction.Classification;

/// <summary>Finds data classifications of types, of their public properties and of the parameters of records, once a type.</summary>
internal static class TypeClassifications
{
    private static readonly ConditionalWeakTable<Type, TypeClassification> Cache = [];

    public static TypeClassification Find(Type type) => Cache.GetValue(type, Read);

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A property that was trimmed away cannot be logged member by member; docs/redaction.md says to classify the type where an application is trimmed.")]
    private static TypeClassification Read(Type type)
    {
        try
        {
            if (FindClasses(type) is { } whole)
            {
                return new TypeClassification(whole, []);
            }

            // A record's attribute without a target stands on its parameter.
            var parameters = type.GetConstructors().SelectMany(static c => c.GetParameters()).ToList();
            var members = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(static p => p.CanRead && p.GetIndexParameters().Length == 0)
                .Select(p => new ClassifiedMember(p, FindClasses(p) ?? parameters.Where(a => a.Name == p.Name).Select(FindClasses).FirstOrDefault(static c => c is not null)))
                .ToList();
            return members.Exists(static m => m.Classes is not null) ? new TypeClassification(null, members) : TypeClassification.None;
        }
        catch (Exception)
        {
            // An attribute that cannot be made, or of an assembly that is not there.
            return TypeClassification.None;
        }
    }

    private static DataClassificationSet? FindClasses(ICustomAttributeProvider member)
    {
        var classes = member.GetCustomAttributes(typeof(DataClassificationAttribute), inherit: true)
            .Cast<DataClassificationAttribute>()
            .Select(static a => a.Classification)
            .Where(static c => c != DataClassification.None)
            .ToList();
        return classes.Count > 0 ? new DataClassificationSet(classes) : null;
    }
}
