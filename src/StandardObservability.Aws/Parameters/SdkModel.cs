using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace StandardObservability.Aws.Parameters;

/// <summary>Reads and writes requests and responses of the SDK by the names of their members. This package references no service of AWS.</summary>
/// <remarks>
/// The one place with reflection. A trimmed or natively compiled program keeps these members if it roots the service's assembly, see
/// docs/aws-sdk.md; without that, a member that was removed is treated as missing.
/// </remarks>
internal static class SdkModel
{
    private const string Trimming = "A removed member is treated as missing.";

    private static readonly ConcurrentDictionary<(Type, string), PropertyInfo?> Properties = new();

    /// <summary>Value of a member, or of a member of a member: <c>Usage.InputTokens</c>.</summary>
    public static object? Read(object? model, string path)
    {
        foreach (var name in path.Split('.'))
        {
            model = model is null ? null : Find(model.GetType(), name)?.GetValue(model);
        }

        return model;
    }

    public static void Write(object model, string name, object value) => Find(model.GetType(), name)?.SetValue(model, value);

    /// <summary>Whether a model has a member that can be set.</summary>
    public static bool Has(object model, string name) => Find(model.GetType(), name) is { CanWrite: true };

    /// <summary>A copy of a map member, empty when the member is not set. Writing to it does not change the model.</summary>
    public static IDictionary CopyMap(object model, string name)
    {
        var copy = (IDictionary)Create(Find(model.GetType(), name)!.PropertyType);
        foreach (DictionaryEntry entry in Read(model, name) as IDictionary ?? copy)
        {
            copy[entry.Key] = entry.Value;
        }

        return copy;
    }

    /// <summary>A copy of a list member whose items are copies too.</summary>
    public static IList CopyList(object model, string name)
    {
        var copy = (IList)Create(Find(model.GetType(), name)!.PropertyType);
        foreach (var item in Read(model, name) as IEnumerable ?? copy)
        {
            copy.Add(item is null ? null : Copy(item));
        }

        return copy;
    }

    /// <summary>A new value for a map, with two of its members set.</summary>
    public static object CreateValue(IDictionary map, (string Name, string Value) first, (string Name, string Value) second)
    {
        var value = Create(map.GetType().GetGenericArguments()[1]);
        Write(value, first.Name, first.Value);
        Write(value, second.Name, second.Value);
        return value;
    }

    /// <summary>A shallow copy.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = nameof(MemberwiseClone))]
    public static extern object Copy(object model);

    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = Trimming)]
    private static object Create(Type type) => Activator.CreateInstance(type)!;

    private static PropertyInfo? Find(Type type, string name)
        => Properties.GetOrAdd((type, name), static key => PropertyOf(key.Item1, key.Item2));

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = Trimming)]
    private static PropertyInfo? PropertyOf(Type type, string name) => type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance);
}
