using System.Security.Cryptography;
using System.Text;
using SharpFuzz;

namespace Fuzz;

/// <summary>Lists targets, replays inputs, and runs a target under afl++.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        switch (args)
        {
            case ["list"]:
                return List();
            case ["run", var name, .. var files]:
                return Replay(FuzzTargets.Create(name), files);
            case ["shrink", var name, var folder, .. var files]:
                return Shrink(FuzzTargets.Create(name), folder, files);
            case ["prepare", var name, var folder]:
                return Prepare(FuzzTargets.Create(name), folder);
            case ["afl", var name]:
                var target = new Lazy<FuzzTarget>(() => FuzzTargets.Create(name));
                Fuzzer.OutOfProcess.Run(stream => target.Value.Run(ReadAll(stream)));
                return 0;
            default:
                Console.Error.WriteLine("Usage: Fuzz list | run TARGET FILE… | shrink TARGET FOLDER FILE… | prepare TARGET FOLDER | afl TARGET");
                return 1;
        }
    }

    private static int List()
    {
        foreach (var target in FuzzTargets.CreateAll())
        {
            Console.WriteLine($"{target.Name,-16}{target.Invariant}");
        }

        return 0;
    }

    /// <summary>Runs the target with each file, and fails when the invariant does not hold for one.</summary>
    private static int Replay(FuzzTarget target, string[] files)
    {
        var failed = 0;
        foreach (var file in files)
        {
            try
            {
                target.Run(File.ReadAllBytes(file));
            }
            catch (Exception e)
            {
                failed++;
                Console.WriteLine($"{file}: {e}\n");
            }
        }

        Console.WriteLine($"{files.Length} inputs, {failed} failed");
        return failed == 0 ? 0 : 1;
    }

    /// <summary>Writes a short form of each file that violates the invariant; forms that are equal are written once.</summary>
    private static int Shrink(FuzzTarget target, string folder, string[] files)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in files)
        {
            var shortest = Shrinker.Shrink(target, File.ReadAllBytes(file));
            File.WriteAllBytes(Path.Combine(folder, Convert.ToHexString(SHA256.HashData(shortest))[..16]), shortest);
        }

        return 0;
    }

    /// <summary>Writes the seeds and the dictionary for afl++.</summary>
    private static int Prepare(FuzzTarget target, string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "seeds"));
        foreach (var (i, seed) in target.Seeds.Index())
        {
            File.WriteAllBytes(Path.Combine(folder, "seeds", $"seed-{i}"), seed);
        }

        File.WriteAllLines(Path.Combine(folder, "words.dict"), target.Words.Select(static w => $"\"{Escape(w)}\""));
        return 0;
    }

    private static string Escape(string word)
        => string.Concat(Encoding.UTF8.GetBytes(word).Select(static b => b is > 0x1f and < 0x7f and not (byte)'"' and not (byte)'\\' ? $"{(char)b}" : $"\\x{b:x2}"));

    private static byte[] ReadAll(Stream stream)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
