namespace Fuzz;

/// <summary>Passes an input to code that reads bytes from outside, and checks what must hold for every input.</summary>
internal abstract class FuzzTarget
{
    /// <summary>Name on the command line and of the folder of the corpus.</summary>
    public abstract string Name { get; }

    /// <summary>What holds for every input.</summary>
    public abstract string Invariant { get; }

    /// <summary>Inputs to start from. Those with secrets are composed here, so that no file contains one.</summary>
    public abstract IEnumerable<byte[]> Seeds { get; }

    /// <summary>Words of the format, for the dictionary of the fuzzer.</summary>
    public virtual IEnumerable<string> Words => [];

    /// <summary>How many mutations the tests run; fewer where each takes long.</summary>
    public virtual int TestedMutations => 4_000;

    /// <exception cref="InvariantException">The invariant does not hold.</exception>
    public abstract void Run(ReadOnlySpan<byte> input);
}
