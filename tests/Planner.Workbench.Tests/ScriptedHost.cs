using Planner.Workbench.Hosts;
using Planner.Workbench.Keys;

namespace Planner.Workbench.Tests;

/// <summary>A host without a terminal: presses the keys of a script, one after each frame it was given, and keeps the frames.</summary>
internal sealed class ScriptedHost(int width, int height, params Key[] script) : ITerminalHost
{
    private readonly Queue<Key> keys = new(script);
    private Action<Key> pressed = _ => { };

    public List<string> Frames { get; } = [];

    public bool Entered { get; private set; }

    public bool Left { get; private set; }

    public int Suspensions { get; private set; }

    public (int Width, int Height) Size => (width, height);

    public void Enter(Action<Key> onPressed, Action resized, Action<int> ended)
    {
        Entered = true;
        pressed = onPressed;
    }

    public void Write(string text)
    {
        Frames.Add(text);
        if (keys.TryDequeue(out Key key))
        {
            pressed(key);
        }
    }

    public void Suspend() => Suspensions++;

    public void Dispose() => Left = true;
}
