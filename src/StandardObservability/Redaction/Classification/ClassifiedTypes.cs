using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Compliance.Classification;

namespace StandardObservability.Redaction.Classification;

/// <summary>Finds data classifications of types, of their public properties and of the parameters of records, once a type.</summary>
internal static class ClassifiedTypes
{
    private static readonly ConditionalWeakTable<Type, ClassifiedShape> Shapes = [];

    public static ClassifiedShape Find(Type type) => Shapes.GetValue(type, Read);

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A property that was trimmed away cannot be logged member by member; docs/redaction.md says to classify the type where an application is trimmed.")]
    private static ClassifiedShape Read(Type type)
    {
        try
        {
            if (ClassesOf(type) is { } whole)
            {
                return new ClassifiedShape(whole, []);
            }

            // A record's attribute without a target stands on its parameter.
            var parameters = type.GetConstructors().SelectMany(static c => c.GetParameters()).ToList();
            var members = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(static p => p.CanRead && p.GetIndexParameters().Length == 0)
                .Select(p => new ClassifiedMember(p, ClassesOf(p) ?? parameters.Where(a => a.Name == p.Name).Select(ClassesOf).FirstOrDefault(static c => c is not null)))
                .ToList();
            return members.Exists(static m => m.Classes is not null) ? new ClassifiedShape(null, members) : ClassifiedShape.Nothing;
        }
        catch (Exception)
        {
            // An attribute that cannot be made, or of an assembly that is not there.
            return ClassifiedShape.Nothing;
        }
    }

    private static DataClassificationSet? ClassesOf(ICustomAttributeProvider member)
    {
        var classes = member.GetCustomAttributes(typeof(DataClassificationAttribute), inherit: true)
            .Cast<DataClassificationAttribute>()
            .Select(static a => a.Classification)
            .Where(static c => c != DataClassification.None)
            .ToList();
        return classes.Count > 0 ? new DataClassificationSet(classes) : null;
    }
}
