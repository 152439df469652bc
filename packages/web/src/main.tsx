import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Root } from './app/root.tsx'
import './style/tokens.css'
import './style/base.css'
import './style/shell.css'
import './style/list.css'
import './style/reader.css'
import './style/screens.css'
import './style/held.css'
import './style/people.css'

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <Root />
    </StrictMode>,
  )
