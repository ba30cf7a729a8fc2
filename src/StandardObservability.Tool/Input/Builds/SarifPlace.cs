using System.Text.Json;

namespace StandardObservability.Tool.Input.Builds;

/// <summary>Reads where a result is.</summary>
internal static class SarifPlace
{
    /// <summary>The first location of the result, or <see langword="null"/> when it has none.</summary>
    public static Place? Read(JsonElement result, ToolContext context)
    {
        var location = result.FindItems("locations").FirstOrDefault().Find("physicalLocation");
        if (location.FindText("artifactLocation", "uri") is not { Length: > 0 } uri)
        {
            return null;
        }

        return new Place(Show(uri, context), ReadNumber(location, "startLine"), ReadNumber(location, "startColumn"));
    }

    private static int ReadNumber(JsonElement location, string name) => (int)Math.Clamp(location.FindNumber("region", name), 0, int.MaxValue);

    private static string Show(string uri, ToolContext context)
    {
        if (Uri.TryCreate(uri, UriKind.Absolute, out var absolute) && absolute.IsFile && absolute.Host.Length == 0)
        {
            return context.Show(absolute.LocalPath);
        }

        return Uri.UnescapeDataString(uri);
    }
}
