using System.Buffers.Binary;
using System.Reflection;
using Judges;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.LocalPage;

/// <summary>
/// Takes the pictures of the documents. They are written to docs/pictures by <c>./build.sh pictures</c>, after a minute of traffic. Without it the
/// test takes them of a service that has just started, and compares nothing but the size of the image: charts differ in each run.
/// </summary>
public sealed class PagePictureTests
{
    private const int Width = 1280;
    private const int Height = 900;
    private const int SmallestBytes = 20_000;

    private static readonly string[] Views = ["charts", "alarms", "requests"];

    [JudgedFact]
    public async Task Each_picture_of_the_documents_is_taken_of_the_real_page()
    {
        var isForDocuments = Environment.GetEnvironmentVariable("PICTURES") is not null;
        var folder = isForDocuments ? Documents : Directory.CreateTempSubdirectory("pictures").FullName;
        await using var host = await PageHost.StartAsync();
        await UseAsync(host, TimeSpan.FromSeconds(isForDocuments ? 75 : 2));

        await Browser.RunAsync([
            new { op = "size", width = Width, height = Height },
            new { op = "media", colorScheme = "light", reducedMotion = "reduce" },
            .. Views.SelectMany(view => (object[])
            [
                new { op = "goto", url = new Uri(host.Client.BaseAddress!, $"/_observability/#{view}").AbsoluteUri },
                new { op = "sleep", ms = 3_000 },
                new { op = "screenshot", path = Path.Combine(folder, view + ".png") },
            ])]);

        Assert.All(Views, view => AssertIsPicture(Path.Combine(folder, view + ".png")));
        Assert.All(Views, static view => AssertIsPicture(Path.Combine(Documents, view + ".png")));
    }

    private static string Documents => Path.GetFullPath(Path.Combine(
        typeof(PagePictureTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!,
        "docs",
        "pictures"));

    /// <summary>Requests that succeed and fail, a little irregular, as real traffic is.</summary>
    private static async Task UseAsync(PageHost host, TimeSpan time)
    {
        var end = DateTime.UtcNow + time;
        for (var i = 0; DateTime.UtcNow < end; i++)
        {
            await host.GetAsync(i % 11 == 0 ? "/broken" : i % 7 == 0 ? "/orders/404" : "/orders/200");
            await Task.Delay(i % 40);
        }
    }

    /// <summary>A PNG of the size of the window, with more in it than an empty page.</summary>
    private static void AssertIsPicture(string path)
    {
        var bytes = File.ReadAllBytes(path);
        Assert.InRange(bytes.Length, SmallestBytes, 500_000);
        Assert.Equal(Width, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)));
        Assert.Equal(Height, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)));
    }
}
