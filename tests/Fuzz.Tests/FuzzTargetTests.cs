using System.Buffers;
using System.Reflection;
using StandardObservability;
using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction;
using Xunit;

namespace Fuzz.Tests;

/// <summary>Replays the committed corpus and the seeds through every target, and random mutations of them. Nothing here depends on chance.</summary>
public sealed class FuzzTargetTests
{
    private const int Seed = 11;

    private static readonly string Corpus = typeof(FuzzTargetTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "Corpus").Value!;

    public static TheoryData<string> Targets => [.. FuzzTargets.CreateAll().Select(static t => t.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void The_invariant_holds_for_the_corpus_and_for_mutations_of_it(string name)
    {
        var target = FuzzTargets.Create(name);
        var inputs = FindInputs(target);
        Assert.All(inputs, input => Run(target, input));

        var (mutator, random) = (new Mutator(Seed, target.Words), new Random(Seed));
        for (var i = 0; i < target.TestedMutations; i++)
        {
            Run(target, mutator.Mutate(inputs[random.Next(inputs.Length)], inputs[random.Next(inputs.Length)]));
        }
    }

    [Fact]
    public void Every_folder_of_the_corpus_belongs_to_a_target_and_all_are_small()
    {
        var names = FuzzTargets.CreateAll().Select(static t => t.Name).ToHashSet();

        Assert.All(Directory.EnumerateDirectories(Corpus), folder => Assert.Contains(Path.GetFileName(folder), names));
        Assert.InRange(Directory.EnumerateFiles(Corpus, "*", SearchOption.AllDirectories).Sum(static f => new FileInfo(f).Length), 0, 500_000);
    }

    [Fact]
    public void No_file_of_the_corpus_has_a_token_or_key_that_a_secret_scanner_reports()
    {
        var kinds = RedactionKinds.ByGroup["Keys"];
        var options = new RedactionOptions();
        foreach (var kind in RedactionKinds.ByGroup.Values.SelectMany(static g => g).Except(kinds))
        {
            options.Kinds[kind] = false;
        }

        using var policy = new RedactionPolicy(options);
        var found = Directory.EnumerateFiles(Corpus, "*", SearchOption.AllDirectories)
            .Where(file => policy.TryRedact(File.ReadAllBytes(file), new ArrayBufferWriter<byte>()))
            .ToList();
        Assert.True(found.Count == 0, $"Delete these files:\n{string.Join('\n', found)}");
    }

    private static byte[][] FindInputs(FuzzTarget target)
    {
        var folder = Path.Combine(Corpus, target.Name);
        return [.. target.Seeds, .. Directory.Exists(folder) ? Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes) : []];
    }

    private static void Run(FuzzTarget target, byte[] input)
    {
        try
        {
            target.Run(input);
        }
        catch (Exception e)
        {
            Assert.Fail($"{target.Name} with the input {Convert.ToBase64String(input)}: {e}");
        }
    }
}
