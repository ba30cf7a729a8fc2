using System.Globalization;
using StandardObservability.Conventions.Policy.Catalogue;

namespace StandardObservability.Testing.Recording;

/// <summary>Types of attribute values in the words of OpenTelemetry's semantic conventions.</summary>
internal static class AttributeTypes
{
    /// <summary>The type of a value. Exporters write values of other types as strings.</summary>
    public static AttributeType Find(object? value) => value switch
    {
        null => AttributeType.Any,
        bool => AttributeType.Boolean,
        sbyte or byte or short or ushort or int or uint or long => AttributeType.Int,
        float or double => AttributeType.Double,
        bool[] => AttributeType.BooleanArray,
        sbyte[] or short[] or int[] or long[] => AttributeType.IntArray,
        float[] or double[] => AttributeType.DoubleArray,
        Array => AttributeType.StringArray,
        _ => AttributeType.String,
    };

    /// <summary>The text of a string or a whole number, which are compared with the values that a policy allows, or <see langword="null"/>.</summary>
    public static string? FindConstant(object? value) => Find(value) == AttributeType.Int ? Show(value) : value as string;

    /// <summary>A value on one line.</summary>
    public static string Show(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
